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
  // Style sheets, which it would fetch too, are for a rule that is experimental, and left out.
  light: { preload: { assets: ['media'] } },
  // All that depends on the scheme.
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

type Scheme = keyof typeof schemes;

/**
 * On a phone and on a desktop nothing stands out at the side, and axe finds nothing wrong: by every rule in light, and in dark
 * by those that judge colours. Leaves the page on a desktop, in light.
 */
export async function isGood(page: Page, name: string): Promise<void> {
  await isGoodAt(page, phone, { name: `${name}-phone`, order: ['light', 'dark'] });
  // To change the scheme takes longer than to judge it.
  await isGoodAt(page, desktop, { name, order: ['dark', 'light'] });
}

async function isGoodAt(page: Page, size: typeof phone, { name, order }: { name: string; order: Scheme[] }) {
  await page.setViewportSize(size);
  // What floats over the page is moved after it has got its size.
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth'), { message: name }).toBe(size.width);
  for (const scheme of order) {
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
