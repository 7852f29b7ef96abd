import { findChromium } from './find-chromium.ts';

/** Vitest `globalSetup`: finding a browser can mean unpacking one, which two workers must not do at the same time. */
export default async function setup(): Promise<void> {
  await findChromium();
}
