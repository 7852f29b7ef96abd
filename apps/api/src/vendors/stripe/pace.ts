import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stripe allows 25 requests a second in test mode, and in live mode 25 per endpoint and 100 in total. The rest is reserved
 * for requests that users wait for. https://docs.stripe.com/rate-limits
 */
export const A_SECOND = 20;

/** Sustains that rate when a response takes a third of a second. */
export const AT_ONCE = 8;

/**
 * Resolves when one more request may be sent. Requests are spread evenly, and a late one delays the next: on a busy
 * machine, catching up in bursts would exceed the limit.
 */
export function pace(aSecond: number): () => Promise<void> {
  let next = Promise.resolve();
  return () => {
    const turn = next;
    next = turn.then(() => sleep(1_000 / aSecond));
    return turn;
  };
}
