const MINUTE_MS = 60_000;
const FORGOTTEN_MS = 24 * 60 * MINUTE_MS;

/**
 * Stripe remembers an idempotency key for 24 hours. `usable`: a repeated call returns what the first one did.
 * `forgotten`: a call would do it a second time. In between nobody calls, so that none is under way when it is forgotten.
 */
export function keyLife(since: string, now: Date): 'usable' | 'ending' | 'forgotten' {
  const age = now.getTime() - Date.parse(since);
  if (age >= FORGOTTEN_MS) return 'forgotten';
  return age >= FORGOTTEN_MS - 5 * MINUTE_MS ? 'ending' : 'usable';
}
