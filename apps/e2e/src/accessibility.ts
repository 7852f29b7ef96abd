import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { takePicture } from './picture.ts';

const schemes = ['light', 'dark'] as const;

/** In light and in dark, with a picture of each. */
export async function isAccessible(page: Page, name: string): Promise<void> {
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    await takePicture(page, `${name}-${scheme}`);
    expect(await violations(page), `${name} in ${scheme}`).toEqual([]);
  }
}

/** What axe finds wrong with a page as it is shown now, in words that point at the place. */
async function violations(page: Page): Promise<string[]> {
  // Colours on their way from one to another have no contrast to speak of. What pulsates for ever has no end to wait for.
  await page.evaluate(`Promise.all(
    document.getAnimations()
      .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
      .map(({ finished }) => finished.catch(() => {})),
  )`);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
