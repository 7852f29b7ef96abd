import { z } from 'zod';

/** Postgres cannot store NUL, and half a surrogate pair is no text at all. */
const text = z.string().transform((value) => value.replaceAll('\0', '').toWellFormed());
const optionalText = text.nullish().transform((value) => value ?? null);
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
  .max(255)
  .regex(/^user_\w+$/);

/**
 * A user as Clerk sends it in `user.created` and `user.updated` and answers it from `GET /v1/users/:id`. Keys that are
 * not used may come and go; a missing one counts as null.
 *
 * https://clerk.com/docs/reference/backend-api/tag/Users
 */
export const clerkUser = z.object({
  id: clerkId,
  first_name: optionalText,
  last_name: optionalText,
  image_url: optionalText,
  primary_email_address_id: optionalText,
  email_addresses: optionalList(z.object({ id: z.string(), email_address: text })),
  primary_phone_number_id: optionalText,
  phone_numbers: optionalList(z.object({ id: z.string(), phone_number: text })),
  banned: flag,
  /** Shut out by the directory that an organization manages its people in (SCIM); Clerk revokes their sessions. */
  deprovisioned: flag,
  /** Milliseconds. The version of this snapshot. */
  updated_at: z.int().nonnegative(),
});

export type ClerkUser = z.output<typeof clerkUser>;
