const MINUTE_MS = 60_000;
const EXPIRES_AFTER_MS = 24 * 60 * MINUTE_MS;

/**
 * Stripe keeps an idempotency key for 24 hours. `fresh`: a repeated call returns the first result. `expired`: a call would
 * be executed again. `expiring`: do not call, because the key could expire while the request is in flight.
 */
export function idempotencyKeyAge(since: string, now: Date): 'fresh' | 'expiring' | 'expired' {
  const age = now.getTime() - Date.parse(since);
  if (age >= EXPIRES_AFTER_MS) return 'expired';
  return age >= EXPIRES_AFTER_MS - 5 * MINUTE_MS ? 'expiring' : 'fresh';
}
