import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stripe takes 25 requests a second in test mode, and in live mode 25 to one endpoint and 100 to all of them. Some are
 * left for people who wait. https://docs.stripe.com/rate-limits
 */
export const A_SECOND = 20;

/** With answers in a third of a second, a sweep keeps that pace. */
export const AT_ONCE = 8;

/**
 * Resolves when there is room for one more request. They are spread over the second, and what came late holds up the
 * next: on a busy machine bunches would be more in one second than are allowed.
 */
export function pace(aSecond: number): () => Promise<void> {
  let next = Promise.resolve();
  return () => {
    const turn = next;
    next = turn.then(() => sleep(1_000 / aSecond));
    return turn;
  };
}
