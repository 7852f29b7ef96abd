import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = new URL('../artifacts/', import.meta.url);

/** For people to look at; nothing is compared. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)), animations: 'disabled' });
}
