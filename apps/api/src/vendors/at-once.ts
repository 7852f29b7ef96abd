import { ANSWER_WITHIN_MS, type Ask } from './ask.ts';

/** With answers in a tenth of a second, half of what Clerk allows in production. */
const MOST_IN_FLIGHT = 50;

/**
 * For somebody who is waiting: once, and within the time limit, the wait for a turn included. However many ask while
 * Clerk hangs, few questions are in flight and nobody waits longer than anybody else.
 */
export function atOnce({ most = MOST_IN_FLIGHT, withinMs = ANSWER_WITHIN_MS } = {}): Ask {
  let inFlight = 0;
  const waiting = new Set<() => void>();

  async function turn(signal: AbortSignal): Promise<void> {
    if (inFlight < most) {
      inFlight++;
      return;
    }
    // Whoever is called takes over the place of the one who calls: `inFlight` stays as it is.
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

  return async (question) => {
    const signal = AbortSignal.timeout(withinMs);
    await turn(signal);
    try {
      return await question(signal);
    } finally {
      done();
    }
  };
}
