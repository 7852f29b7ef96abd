import type { BrowserContext, Page } from 'playwright-core';
import { test as base, expect } from 'vitest';
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
}

export const test = base.extend<StoryFixtures>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture depends on.
    async ({}, use) => {
      const world = await createWorld();
      await use(world);
      await world.end();
    },
    { scope: 'file' },
  ],
  context: async ({ world }, use) => {
    const context = await world.browser.newContext({
      baseURL: world.url,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      viewport: { width: 1200, height: 750 },
    });
    context.setDefaultTimeout(15_000);
    await use(context);
    await context.close();
  },
  seen: async ({ context }, use) => {
    const seen = await watch(context);
    await use(seen);
    expect(seen).toEqual({ outside: [], errors: [] });
  },
  page: async ({ context, seen: _ }, use) => {
    await use(await context.newPage());
  },
});
