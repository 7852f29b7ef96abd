import type { Browser, BrowserContext, Page } from 'playwright-core';
import { test as base, expect, inject } from 'vitest';
import { desktop } from './accessibility.ts';
import { launch } from './launch.ts';
import { type Watch, watch } from './watch.ts';
import { createWorld, type World } from './world.ts';

interface StoryFixtures {
  world: World;
  /** A browser profile of its own. */
  context: BrowserContext;
  /** Must be empty at the end of the story. */
  seen: Watch;
  /** A tab whose story fails if it looks outside this machine or reports an error. */
  page: Page;
  /** A tab of somebody else, in a browser profile of their own. */
  otherPage: Page;
}

/** One for all the stories of a worker; profiles keep them apart. */
const withBrowser = base.extend<{ browser: Browser }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture depends on.
    async ({}, use) => {
      const browser = await launch(inject('chromium'));
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/** Stories, in a world of one kind. */
function storiesWith(kind: Parameters<typeof createWorld>[0]) {
  return withBrowser.extend<StoryFixtures>({
    world: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture depends on.
      async ({}, use) => {
        const world = await createWorld(kind);
        await use(world);
        await world.end();
      },
      { scope: 'file' },
    ],
    context: async ({ browser, world }, use) => {
      const context = await newProfile(browser, world);
      await use(context);
      await context.close();
    },
    seen: async ({ context }, use) => {
      const seen = watch(context);
      await use(seen);
      expect(seen).toEqual({ outside: [], errors: [] });
    },
    page: async ({ context, seen: _ }, use) => {
      await use(await context.newPage());
    },
    otherPage: async ({ browser, world }, use) => {
      const context = await newProfile(browser, world);
      const seen = watch(context);
      await use(await context.newPage());
      await context.close();
      expect(seen).toEqual({ outside: [], errors: [] });
    },
  });
}

export const test = storiesWith({ payments: true });
export const testWithoutPayments = storiesWith({ payments: false });
export const testInDevelopment = storiesWith({ payments: true, development: true });

async function newProfile(browser: Browser, { url }: World): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: desktop,
  });
  context.setDefaultTimeout(45_000);
  return context;
}
