import type { BrowserContext, Request } from 'playwright-core';

/** What must not happen in any story. Fills up while it is looked at. */
export interface Watch {
  /** Addresses outside this machine that a page asked for. */
  outside: string[];
  /** Errors in the console, uncaught ones and violations of the content security policy among them. */
  errors: string[];
}

/** Chromium reports every answer that is not 2xx, and every connection that fails, as an error of its own. */
const failedRequest = /^Failed to load resource/;

const here = new Set(['localhost', '127.0.0.1']);

/** Only looks on: `context.route` would pass each request through this process, and turn the page's cache off. */
export function watch(context: BrowserContext): Watch {
  const seen: Watch = { outside: [], errors: [] };
  const note = (request: Request) => {
    const { hostname, protocol } = new URL(request.url());
    if (!protocol.startsWith('http') || here.has(hostname)) return;
    // What the page's own policy stops has not been asked for.
    if (request.failure()?.errorText !== 'csp') seen.outside.push(request.url());
  };
  context.on('requestfinished', note);
  context.on('requestfailed', note);
  context.on('console', (message) => {
    if (message.type() === 'error' && !failedRequest.test(message.text())) seen.errors.push(message.text());
  });
  context.on('weberror', (webError) => seen.errors.push(String(webError.error())));
  return seen;
}
