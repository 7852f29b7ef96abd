import type { BrowserContext } from 'playwright-core';

/** What must not happen in any story. Fills up while it is looked at. */
export interface Watch {
  /** Addresses outside this machine that a page asked for. */
  outside: string[];
  /** Errors in the console, uncaught ones and violations of the content security policy among them. */
  errors: string[];
}

/** Chromium reports every answer that is not 2xx, and every connection that fails, as an error of its own. */
const failedRequest = /^Failed to load resource/;

export async function watch(context: BrowserContext): Promise<Watch> {
  const seen: Watch = { outside: [], errors: [] };
  await context.route(
    ({ hostname }) => hostname !== 'localhost' && hostname !== '127.0.0.1',
    async (route) => {
      seen.outside.push(route.request().url());
      await route.abort();
    },
  );
  context.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) seen.errors.push(message.text());
  });
  context.on('weberror', (webError) => seen.errors.push(String(webError.error())));
  return seen;
}
