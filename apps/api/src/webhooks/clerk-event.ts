import { isStorable } from '@ticket-hub/db';
import { clerkId } from '@ticket-hub/users';
import { z } from 'zod';

/** Milliseconds in real deliveries, seconds in the samples from Clerk's dashboard. */
const timestamp = z
  .number()
  .nonnegative()
  .transform((value) => new Date(value < 1e11 ? value * 1000 : value))
  .refine((date) => !Number.isNaN(date.getTime()));

/** https://clerk.com/docs/guides/development/webhooks/overview#payload-structure */
export const clerkEvent = z.object({
  type: z.string().min(1).max(255).refine(isStorable),
  /** Read by the schema of its type. */
  data: z.custom<object & { id?: unknown }>(
    (data) => typeof data === 'object' && data !== null && !Array.isArray(data),
  ),
  timestamp: timestamp.nullish(),
  instance_id: z.string().nullish(),
});

export type ClerkEvent = z.output<typeof clerkEvent>;

export const deletedUser = z.object({ id: clerkId });
