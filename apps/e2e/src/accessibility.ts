import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { takePicture, takesPictures } from './picture.ts';

const schemes = {
  light: {},
  // All that depends on the scheme.
  dark: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

export type Scheme = keyof typeof schemes;

/**
 * By every rule in light, and in dark by those that judge colours. What has been judged in dark at one width has the same
 * colours at another: `judged` leaves that out.
 */
export async function isAccessible(page: Page, name: string, judged: Scheme[] = ['light', 'dark']): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    if (!judged.includes(scheme) && !takesPictures) continue;
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: 'attached' });
    await takePicture(page, `${name}-${scheme}`);
    if (judged.includes(scheme)) expect(await violations(page, schemes[scheme]), `${name} in ${scheme}`).toEqual([]);
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
  if (!loaded) await page.evaluate(axe.source);
  // What passes is many times what fails, and expensive to describe.
  const found = await page.evaluate<axe.Result[]>(
    `axe.run(${JSON.stringify({ ...options, resultTypes: ['violations'] })}).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
