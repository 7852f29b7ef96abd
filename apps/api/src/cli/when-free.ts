import { setTimeout as sleep } from 'node:timers/promises';

const MOST_SECONDS = 20;

/** A killed run blocks others for some seconds only, until its lease expires, so waiting for it is worthwhile. */
export async function whenFree<Result extends { aborted: string | null }>(run: () => Promise<Result>): Promise<Result> {
  for (let waited = 0; ; waited++) {
    const result = await run();
    if (result.aborted !== 'already_running' || waited === MOST_SECONDS) return result;
    await sleep(1_000);
  }
}
