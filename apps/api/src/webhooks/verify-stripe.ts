import Stripe from 'stripe';

/** Stripe's SDK refuses only what is too old. */
const FARTHEST_AHEAD_S = 300;

/** `undefined`: none of the secrets signed exactly these bytes within five minutes of now. */
export async function verifyStripe(
  stripe: Stripe,
  request: { body: Buffer; header: string | null; now: Date },
  secrets: readonly string[],
): Promise<string | undefined> {
  const { body, header, now } = request;
  const at = Number(/(?:^|,)t=(\d+)/.exec(header ?? '')?.[1]);
  if (header === null || !(at < now.getTime() / 1000 + FARTHEST_AHEAD_S)) return undefined;
  for (const secret of secrets) {
    try {
      await stripe.webhooks.signature?.verifyHeaderAsync(body, header, secret, Stripe.webhooks.DEFAULT_TOLERANCE);
      return secret;
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  return undefined;
}
