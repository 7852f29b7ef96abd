import { z } from 'zod';

/** The fields that we read of both kinds of event. They are only trusted to name the object to retrieve. */
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
  /** Thin events: the account that it comes from, preceded by the organization if there is one. */
  context: z.string().nullish(),
  related_object: z.object({ id: z.string().nullish(), type: z.string() }).nullish(),
  /** Thin events: the id of the snapshot event for the same change. */
  snapshot_event: z.string().min(1).max(255).nullish(),
});

export type StripeEvent = z.output<typeof stripeEvent>;

/** Undefined when it is not an event. */
export function parseStripeEvent(body: Buffer): StripeEvent | undefined {
  try {
    return stripeEvent.parse(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}
