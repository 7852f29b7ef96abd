import { isStorable } from '@ticket-hub/db';
import { z } from 'zod';
import { limits } from './limits.ts';
import { latestVersion } from './version.ts';

/** What tells somebody from others is refused when it cannot be kept as it is: changed, it might be somebody else's. */
const exact = (longest: number) => z.string().max(longest).refine(isStorable);

/** What is only shown is made to fit, so that an odd name holds up no ban. */
const name = z
  .string()
  .nullish()
  .transform((value) => value?.replaceAll('\0', '').slice(0, limits.name).toWellFormed() ?? null);
const picture = z
  .string()
  .nullish()
  .transform((value) => (value && value.length <= limits.url && isStorable(value) ? value : null));

const optionalId = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const optionalList = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const clerkId = z
  .string()
  .max(limits.id)
  .regex(/^user_\w+$/);

/**
 * A user as Clerk sends it in `user.created` and `user.updated` and answers it from `GET /v1/users/:id`. Keys that are
 * not used may come and go; a missing one counts as null.
 *
 * https://clerk.com/docs/reference/backend-api/tag/Users
 */
export const clerkUser = z.object({
  id: clerkId,
  first_name: name,
  last_name: name,
  image_url: picture,
  primary_email_address_id: optionalId,
  email_addresses: optionalList(z.object({ id: z.string(), email_address: exact(limits.email) })),
  primary_phone_number_id: optionalId,
  phone_numbers: optionalList(z.object({ id: z.string(), phone_number: exact(limits.phone) })),
  banned: flag,
  /** Shut out by the directory that an organization manages its people in (SCIM); Clerk revokes their sessions. */
  deprovisioned: flag,
  /** Milliseconds. The version of this snapshot. */
  updated_at: z.int().nonnegative(),
});

export type ClerkUser = z.output<typeof clerkUser>;

/** Undefined when it is no user that can be understood, or one from the future: every snapshot comes in through here. */
export function readClerkUser(data: unknown, now: Date): ClerkUser | undefined {
  const user = clerkUser.safeParse(data).data;
  return user && user.updated_at <= latestVersion(now) ? user : undefined;
}
