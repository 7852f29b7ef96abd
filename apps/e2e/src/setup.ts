import type { TestProject } from 'vitest/node';
import { type Chromium, findChromium } from './find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium;
  }
}

/** Vitest `globalSetup`: finding a browser can mean unpacking one, which two workers need not do at the same time. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await findChromium());
}
