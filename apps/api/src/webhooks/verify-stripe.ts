import Stripe from 'stripe';
import { z } from 'zod';

/** Stripe's SDK refuses only what is too old. */
const FARTHEST_AHEAD_S = 300;

/** What both kinds of event have that is asked of them. Neither is believed further than naming what to ask about. */
const stripeEvent = z.object({
  id: z.string().min(1).max(255),
  object: z.enum(['event', 'v2.core.event']),
  type: z.string().min(1).max(255),
  created: z.union([z.number(), z.string()]),
  livemode: z.boolean(),
  account: z.string().nullish(),
  related_object: z.object({ id: z.string(), type: z.string() }).nullish(),
  data: z
    .object({
      object: z.object({ id: z.string().nullish(), metadata: z.record(z.string(), z.string()).nullish() }).nullish(),
    })
    .nullish(),
});

export type StripeEvent = z.output<typeof stripeEvent>;

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

/** Undefined when it is no event. */
export function parseStripeEvent(body: Buffer): StripeEvent | undefined {
  try {
    return stripeEvent.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}
