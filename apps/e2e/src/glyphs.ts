import type { Page } from 'playwright-core';

/** Unicode has assigned it to nothing, so that a font shows its sign for what it lacks. */
const UNASSIGNED = '\u0378';

/** Those of some signs that a page would show as nothing or as the box for what a font lacks. */
export async function signsWithoutGlyph(page: Page, signs: readonly string[], font: string): Promise<string[]> {
  const shown = await Promise.all([...signs, UNASSIGNED, ' '].map((sign) => pixels(page, sign, font)));
  const nothing = shown.splice(signs.length);
  return signs.filter((_, i) => nothing.includes(shown[i] ?? ''));
}

async function pixels(page: Page, sign: string, font: string): Promise<string> {
  return page.evaluate<string>(`(() => {
    const context = new OffscreenCanvas(64, 64).getContext('2d');
    context.font = ${JSON.stringify(`32px ${font}`)};
    context.fillText(${JSON.stringify(sign)}, 8, 44);
    return context.getImageData(0, 0, 64, 64).data.join();
  })()`);
}
