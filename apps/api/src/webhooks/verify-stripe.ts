import { type Claim, currentTime, type SigningKey, signingKey } from './signature.ts';

/** Stripe's secrets are text, prefix and all. */
export function stripeKey(secret: string): SigningKey {
  return signingKey('stripe', secret, Buffer.from(secret));
}

/**
 * What `stripe-signature` claims, or undefined when no secret could prove it. Reads it as Stripe's SDK does (the last time
 * counts, an empty signature spoils the header), but refuses a time far ahead as well.
 */
export function stripeClaim(headers: Headers, now: Date): Claim | undefined {
  const fields = (headers.get('stripe-signature') ?? '').split(',').map((field) => field.split('='));
  const at = currentTime(fields.findLast(([name]) => name === 't')?.[1], now);
  const signatures = fields.filter(([name]) => name === 'v1').map(([, signature = '']) => signature);
  if (at === undefined || signatures.length === 0 || signatures.includes('')) return undefined;
  return { prefix: `${at}.`, signatures, encoding: 'hex' };
}
