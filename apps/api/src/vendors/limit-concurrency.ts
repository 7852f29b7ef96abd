import { type Ask, RESPONSE_TIMEOUT_MS } from './ask.ts';

/** With responses in a tenth of a second, this is half of Clerk's rate limit in production. */
const MOST_IN_FLIGHT = 50;

/**
 * For requests that a user waits for: one attempt, within a timeout that includes the wait for a slot. While Clerk hangs,
 * few requests are in flight, and every caller fails after the same time.
 */
export function limitConcurrency({ most = MOST_IN_FLIGHT, withinMs = RESPONSE_TIMEOUT_MS } = {}): Ask {
  let inFlight = 0;
  const waiting = new Set<() => void>();

  async function turn(signal: AbortSignal): Promise<void> {
    if (inFlight < most) {
      inFlight++;
      return;
    }
    // `done` passes its slot on: `inFlight` does not change.
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    waiting.add(resolve);
    await promise.finally(() => {
      waiting.delete(resolve);
      signal.removeEventListener('abort', giveUp);
    });
  }

  function done(): void {
    const [next] = waiting;
    if (!next) {
      inFlight--;
      return;
    }
    waiting.delete(next);
    next();
  }

  return async (request) => {
    const signal = AbortSignal.timeout(withinMs);
    await turn(signal);
    try {
      return await request(signal);
    } finally {
      done();
    }
  };
}
