import { setTimeout as sleep } from 'node:timers/promises';
import { readEnv, SettingsError } from '../src/env.ts';

const LOOK_EVERY_MS = 100;
/** Whoever starts the API alone gets it after all, and its words about what does not answer. */
const LONGEST_MS = 30_000;

/** Before `pnpm dev` starts the API, which asks Stripe at once: until the sandbox listens, if it is the sandbox that is asked. */
async function awaitVendors(): Promise<void> {
  const { apiUrl } = readEnv().clerk;
  if (new URL(apiUrl).hostname !== 'localhost') return;
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until && !(await fetch(apiUrl).catch(() => undefined))) await sleep(LOOK_EVERY_MS);
}

await awaitVendors().catch((error: unknown) => {
  // The API itself says what is wrong.
  if (!(error instanceof SettingsError)) throw error;
});
