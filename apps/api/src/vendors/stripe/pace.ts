import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stripe takes 25 requests a second in test mode, and in live mode 25 to one endpoint and 100 to all of them. Some are
 * left for people who wait. https://docs.stripe.com/rate-limits
 */
export const A_SECOND = 20;

/** With answers in a third of a second, a sweep keeps that pace. */
export const AT_ONCE = 8;

/** Resolves when there is room for one more request in this second. */
export function pace(aSecond: number): () => Promise<void> {
  const slots: number[] = [];
  return async () => {
    const now = performance.now();
    const oldest = slots.length < aSecond ? undefined : slots.shift();
    const at = oldest === undefined ? now : Math.max(now, oldest + 1_000);
    slots.push(at);
    if (at > now) await sleep(at - now);
  };
}
