import { type Browser, chromium } from 'playwright-core';
import type { Chromium } from './find-chromium.ts';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
/** No other name leads anywhere, so that nothing leaves this machine. */
const onlyHere = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

export async function launch(found: Chromium): Promise<Browser> {
  return chromium.launch({
    ...found,
    // Chromium's own sandbox needs rights that a container does not give.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--disable-dev-shm-usage', onlyHere, ...quiet],
  });
}
