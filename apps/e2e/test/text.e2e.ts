import { expect } from 'vitest';
import { signsWithoutGlyph } from '../src/glyphs.ts';
import { takePicture } from '../src/picture.ts';
import { test } from '../src/story.ts';

const signs = [...'0123456789', ...'ABCXYZabcxyz', ...'ÄËÑŠäëñšß', '€', '✔'];

test("text is laid out, in the page's own font, and every sign has a glyph", async ({ page }) => {
  await page.goto('/');
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor({ state: 'attached' });
  // Asked again, because what is painted first gives way to the app.
  await expect
    .poll(async () => (await heading.boundingBox())?.height, {
      message: 'A browser that finds no font lays out text with no height',
      timeout: 20_000,
    })
    .toBeGreaterThan(20);

  const font = await page.evaluate<string>("getComputedStyle(document.querySelector('h1')).fontFamily");
  expect(font).toMatch(/^"Inter Variable"/);
  // `document.fonts.ready` is ready too before the browser has begun to fetch any.
  const loaded = "[...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family)";
  await expect.poll(async () => page.evaluate(loaded), { timeout: 20_000 }).toContain('Inter Variable');

  for (const family of [font, 'sans-serif', 'monospace'])
    expect(await signsWithoutGlyph(page, signs, family), family).toEqual([]);
  await takePicture(page, 'text');
});
