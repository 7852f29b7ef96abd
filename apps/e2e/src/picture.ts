import { mkdir, writeFile } from 'node:fs/promises';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const artifacts = new URL('../artifacts/', import.meta.url);
const documented = new URL('../../../docs/pictures/', import.meta.url);

/** Of all pictures, those that the README shows, as small as they can be. */
const inReadme =
  /^(?:you|payouts-active|event-signed-out|desk-overview|console-outage|mission-control-timeline)-(?:light|dark)$/;

const takesPictures = env.PICTURES === '1';

/** With `PICTURES=1`, for people to look at; nothing is compared. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, artifacts)), animations: 'disabled' });
  if (inReadme.test(name)) await takeSmall(page, new URL(`${name}.webp`, documented));
}

async function takeSmall(page: Page, file: URL): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality: 70 });
  await cdp.detach();
  await mkdir(documented, { recursive: true });
  await writeFile(file, Buffer.from(data, 'base64'));
}
