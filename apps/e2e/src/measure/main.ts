import { findChromium } from '../find-chromium.ts';
import { launch } from '../launch.ts';
import { createWorld } from '../world.ts';
import { measureChanges } from './change-to-screen.ts';
import { measureWeight } from './weight.ts';

/** `pnpm measure:web [PATH …]`: figures of the built web app in a real browser, for people to read; of some pages alone, or of all. */
const paths = process.argv.slice(2).filter((word) => word.startsWith('/'));
const world = await createWorld({ payments: true });
const browser = await launch(await findChromium());
try {
  await measureWeight(browser, world, paths);
  if (paths.length === 0) await measureChanges(browser, world);
} finally {
  await browser.close();
  await world.end();
}
