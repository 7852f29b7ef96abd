import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { takePicture } from './picture.ts';

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

/** A browser reads it in a third of the time that `axe.source` takes. */
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const schemes = {
  light: {},
  // All that depends on the scheme.
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

/**
 * On a phone and on a desktop nothing stands out at the side, and axe finds nothing wrong: by every rule in light, and in dark
 * by those that judge colours. Leaves the page on a desktop.
 */
export async function isGood(page: Page, name: string): Promise<void> {
  await isGoodAt(phone, page, `${name}-phone`);
  await isGoodAt(desktop, page, name);
}

async function isGoodAt(size: typeof phone, page: Page, name: string): Promise<void> {
  await page.setViewportSize(size);
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(size.width);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
    await takePicture(page, `${name}-${scheme}`);
    expect(await violations(page, schemes[scheme]), `${name} in ${scheme}`).toEqual([]);
  }
}

/** What axe finds wrong with a page as it is shown now, in words that point at the place. */
async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
  // Colours on their way from one to another have no contrast to speak of. What pulsates for ever has no end to wait for.
  const loaded = await page.evaluate<boolean>(`Promise.all(
    document.getAnimations()
      .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
      .map(({ finished }) => finished.catch(() => {})),
  ).then(() => 'axe' in window)`);
  if (!loaded) await page.evaluate(source);
  // What passes is many times what fails, and expensive to describe.
  const found = await page.evaluate<axe.Result[]>(
    `axe.run(${JSON.stringify({ ...options, resultTypes: ['violations'] })}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
