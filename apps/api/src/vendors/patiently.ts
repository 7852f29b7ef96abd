import { setTimeout as sleep } from 'node:timers/promises';
import { ANSWER_WITHIN_MS, type Ask } from './ask.ts';
import { ClerkRefusal } from './clerk-api.ts';

const TRIES = 5;
const LONGEST_WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 250;

/**
 * For jobs: keeps to a number of requests in ten seconds, waits for as long as `Retry-After` says, and tries again
 * after what passes by itself.
 */
export function patiently(perTenSeconds: number): Ask {
  const recent: number[] = [];

  async function turn(): Promise<void> {
    const oldest = recent.length < perTenSeconds ? undefined : recent.shift();
    if (oldest !== undefined) await sleep(Math.max(0, oldest + 10_000 - performance.now()));
    recent.push(performance.now());
  }

  return async (question) => {
    for (let attempt = 1; ; attempt++) {
      await turn();
      try {
        return await question(AbortSignal.timeout(ANSWER_WITHIN_MS));
      } catch (error) {
        const pause = pauseAfter(error, attempt);
        if (pause === undefined || attempt === TRIES) throw error;
        await sleep(pause);
      }
    }
  };
}

/** Undefined when asking again would not help. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  const backoff = FIRST_PAUSE_MS * 2 ** attempt;
  // Not an answer of Clerk: it was too slow, or the way there is broken.
  if (!(error instanceof ClerkRefusal)) return backoff;
  if (error.status === 429) return Math.min(LONGEST_WAIT_MS, (error.retryAfter ?? 1) * 1000);
  return error.status >= 500 ? backoff : undefined;
}
