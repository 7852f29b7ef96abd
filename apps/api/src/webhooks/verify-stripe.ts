import type { IncomingHttpHeaders } from 'node:http';
import { type Claim, currentTime, type SigningKey, signingKey, textOf } from './signature.ts';

/** Stripe uses the whole secret as the key, including its prefix. */
export function stripeKey(secret: string): SigningKey {
  return signingKey('stripe', secret, Buffer.from(secret));
}

/**
 * Parses `stripe-signature`; undefined when no secret could verify it. Parses as Stripe's SDK does (the last timestamp
 * counts, an empty signature invalidates the header), but also refuses a timestamp in the future.
 */
export function stripeClaim(headers: IncomingHttpHeaders, now: Date): Claim | undefined {
  const fields = (textOf(headers, 'stripe-signature') ?? '').split(',').map((field) => field.split('='));
  const at = currentTime(fields.findLast(([name]) => name === 't')?.[1], now);
  const signatures = fields.filter(([name]) => name === 'v1').map(([, signature = '']) => signature);
  if (at === undefined || signatures.length === 0 || signatures.includes('')) return undefined;
  return { prefix: `${at}.`, signatures, encoding: 'hex' };
}
