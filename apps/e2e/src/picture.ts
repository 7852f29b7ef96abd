import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = new URL('../artifacts/', import.meta.url);

/** With `PICTURES=1`, for people to look at; nothing is compared. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (env.PICTURES !== '1') return;
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, folder)), animations: 'disabled' });
}
