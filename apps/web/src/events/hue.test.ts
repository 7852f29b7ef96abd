import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hueOf } from './hue.ts';

const css = readFileSync(new URL('hue.module.css', import.meta.url), 'utf8');

/** Of sRGB, by WCAG, of a colour that is cut to what screens can show. https://www.w3.org/TR/css-color-4/#color-conversion-code */
function luminance(lightness: number, chroma: number, hue: number): number {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (part: number) => Math.min(1, Math.max(0, part));
  return (
    0.2126 * cut(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short) +
    0.7152 * cut(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short) +
    0.0722 * cut(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  );
}

function coloursOf(name: string) {
  const rule = new RegExp(`\\.${name} \\{(.*?)\\}`, 's').exec(css)?.[1] ?? '';
  return [...rule.matchAll(/oklch\(([\d.]+) ([\d.]+)/g)].map(([, lightness, chroma]) => ({
    lightness: Number(lightness),
    chroma: Number(chroma),
  }));
}

const [lightText, darkText, lightGround, darkGround] = coloursOf('tile');
const white = { lightness: 1, chroma: 0 };
const band = coloursOf('band');

test.each([
  { where: 'in light', text: lightText, ground: lightGround },
  { where: 'in dark', text: darkText, ground: darkGround },
  ...[0, 1, 2].map((place) => ({ where: `on band ${place}`, text: white, ground: band[place] })),
])('what is written in or on an event’s colour can be read $where, whatever its hue', ({ text, ground }) => {
  if (!text || !ground) throw new Error('The style sheet has changed');
  for (let hue = 0; hue < 360; hue++) {
    const both = [text, ground].map(({ lightness, chroma }) => luminance(lightness, chroma, hue) + 0.05);
    expect(Math.max(...both) / Math.min(...both), `hue ${hue}`).toBeGreaterThan(4.5);
  }
});

test('an event keeps its colour, and others have others', () => {
  const hues = Array.from({ length: 200 }, (_, number) => hueOf(`3f2504e0-4f89-41d3-9a0c-${number}`));
  expect(hueOf('3f2504e0-4f89-41d3-9a0c-7')).toBe(hues[7]);
  expect(new Set(hues).size).toBeGreaterThan(100);
  expect(hues.every((hue) => hue >= 0 && hue < 360)).toBe(true);
});
