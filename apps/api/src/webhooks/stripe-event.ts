import { z } from 'zod';

/** What both kinds of event have that is asked of them. Neither is believed further than naming what to ask about. */
const stripeEvent = z.object({
  id: z.string().min(1).max(255),
  object: z.enum(['event', 'v2.core.event']),
  type: z.string().min(1).max(255),
  created: z.union([z.number(), z.string()]),
  livemode: z.boolean(),
  account: z.string().nullish(),
  data: z
    .object({
      object: z.object({ id: z.string().nullish(), metadata: z.record(z.string(), z.string()).nullish() }).nullish(),
    })
    .nullish(),
  /** Of a thin one: the account that it comes from, behind the organization's if there is one. */
  context: z.string().nullish(),
  related_object: z.object({ id: z.string().nullish(), type: z.string() }).nullish(),
  /** Of a thin one: the id under which the same change is told in a snapshot. */
  snapshot_event: z.string().min(1).max(255).nullish(),
});

export type StripeEvent = z.output<typeof stripeEvent>;

/** Undefined when it is no event. */
export function parseStripeEvent(body: Buffer): StripeEvent | undefined {
  try {
    return stripeEvent.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}
