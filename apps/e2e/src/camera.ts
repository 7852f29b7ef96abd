import type { Page } from 'playwright-core';
import { encodeQR } from 'qr';

/**
 * A camera that sees a canvas: before the page asks for it, and from then on whatever is held up to it. The stream, its frames
 * and their decoding are the browser's own.
 */
export async function fakeCamera(page: Page): Promise<{ holdUp(code: string | null): Promise<void> }> {
  await page.addInitScript(`
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 360 });
    const pen = canvas.getContext('2d');
    let held = null;
    const draw = () => {
      pen.fillStyle = '#b9b2a7';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      if (held === null) return;
      const size = 250 / held.length;
      held.forEach((row, y) => row.forEach((dark, x) => {
        pen.fillStyle = dark ? '#111' : '#fff';
        pen.fillRect(115 + x * size, 55 + y * size, size + 0.5, size + 0.5);
      }));
    };
    window.holdUp = (modules) => { held = modules; };
    setInterval(draw, 50);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
  `);
  return {
    async holdUp(code) {
      const modules = code === null ? null : encodeQR(code, 'raw', { ecc: 'medium', border: 2 });
      await page.evaluate(`window.holdUp(${JSON.stringify(modules)})`);
    },
  };
}
