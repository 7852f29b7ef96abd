import { setTimeout as sleep } from 'node:timers/promises';
import { type Ask, RESPONSE_TIMEOUT_MS } from './ask.ts';
import { ClerkRefusal } from './clerk-api.ts';

const TRIES = 5;
const LONGEST_WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 250;

/**
 * For jobs: limits requests per ten seconds, respects `Retry-After`, and retries transient failures with backoff.
 */
export function limitRate(perTenSeconds: number): Ask {
  const recent: number[] = [];

  async function turn(): Promise<void> {
    const oldest = recent.length < perTenSeconds ? undefined : recent.shift();
    if (oldest !== undefined) await sleep(Math.max(0, oldest + 10_000 - performance.now()));
    recent.push(performance.now());
  }

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      await turn();
      try {
        return await request(AbortSignal.timeout(RESPONSE_TIMEOUT_MS));
      } catch (error) {
        const pause = pauseAfter(error, attempt);
        if (pause === undefined || attempt === TRIES) throw error;
        await sleep(pause);
      }
    }
  };
}

/** Undefined when a retry would not help. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  const backoff = FIRST_PAUSE_MS * 2 ** attempt;
  // No response from Clerk: a timeout or a network failure.
  if (!(error instanceof ClerkRefusal)) return backoff;
  if (error.status === 429) return Math.min(LONGEST_WAIT_MS, (error.retryAfter ?? 1) * 1000);
  return error.status >= 500 ? backoff : undefined;
}
