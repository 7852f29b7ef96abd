import { setTimeout as sleep } from 'node:timers/promises';

const lookEveryMs = 50;
const patienceMs = 20_000;

/** Resolves with the first answer that is there; throws when there is none in time. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMs = patienceMs,
): Promise<T> {
  const end = Date.now() + withinMs;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(lookEveryMs);
  }
  throw new Error(`${what}: not within ${Math.round(withinMs / 1000)} s`);
}
