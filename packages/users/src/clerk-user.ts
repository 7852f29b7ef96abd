import { isStorable } from '@ticket-hub/db';
import { z } from 'zod';
import { limits } from './limits.ts';
import { latestVersion } from './version.ts';

/** Identifying values are rejected when they cannot be stored unchanged: altered, they could identify another user. */
const exact = (longest: number) => z.string().max(longest).refine(isStorable);

/** Values that are only displayed are made to fit, so that an unusual name cannot block an update such as a ban. */
const name = z
  .string()
  .nullish()
  .transform((value) => value?.replaceAll('\0', '').slice(0, limits.name).toWellFormed() ?? null);
const fitting = (longest: number) =>
  z
    .string()
    .nullish()
    .transform((value) => (value && value.length <= longest && isStorable(value) ? value : null));

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

const verification = z.object({ status: z.string().nullish() }).nullish().catch(null);

/** The last that JavaScript can express, in milliseconds. */
const LATEST_DATE = 8.64e15;

export const clerkId = z
  .string()
  .max(limits.id)
  .regex(/^user_\w+$/);

/**
 * A user as Clerk sends it in `user.created` and `user.updated` and returns it from `GET /v1/users/:id`. Unused keys are
 * ignored; a missing one counts as null.
 *
 * https://clerk.com/docs/reference/backend-api/tag/Users
 */
export const clerkUser = z.object({
  id: clerkId,
  first_name: name,
  last_name: name,
  image_url: fitting(limits.url),
  username: fitting(limits.handle),
  external_id: fitting(limits.handle),
  primary_email_address_id: optionalId,
  email_addresses: optionalList(z.object({ id: z.string(), email_address: exact(limits.email), verification })),
  primary_phone_number_id: optionalId,
  phone_numbers: optionalList(z.object({ id: z.string(), phone_number: exact(limits.phone) })),
  /** Private and unsafe metadata are not read at all. */
  public_metadata: z.record(z.string(), z.unknown()).nullish().catch(null),
  banned: flag,
  /** Deprovisioned by an organization's directory (SCIM); Clerk revokes the user's sessions. */
  deprovisioned: flag,
  /** Milliseconds. Clerk's `last_sign_in_at` is left out: it would make a write of every sign-in. */
  created_at: z.int().nonnegative().max(LATEST_DATE).nullish().catch(null),
  /** Milliseconds. The version of this snapshot. */
  updated_at: z.int().nonnegative(),
});

export type ClerkUser = z.output<typeof clerkUser>;

/** Parses every snapshot. Undefined when it is not a valid user, or its version lies in the future. */
export function readClerkUser(data: unknown, now: Date): ClerkUser | undefined {
  const user = clerkUser.safeParse(data).data;
  return user && user.updated_at <= latestVersion(now) ? user : undefined;
}
