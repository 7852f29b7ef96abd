import type { Tables } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { type ClerkUser, clerkUser } from './clerk-user.ts';
import { emailHash } from './email-hash.ts';
import { nameKey } from './name-key.ts';
import { metadataText } from './public-metadata.ts';

export type UserRow = Selectable<Tables['users']>;

/**
 * The columns that come from Clerk: an upsert replaces all of them, a deletion blanks all of them.
 *
 * AN APPLICATION'S OWN COLUMN: add it with a migration, then a line in `tables.ts` and, when its value
 * comes from Clerk, a line here; `delete-user.ts` does not compile until it says what a deletion does to the column.
 */
export function contentOf(user: ClerkUser) {
  const email = user.email_addresses.find(({ id }) => id === user.primary_email_address_id);
  const phone = user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id);
  return {
    email: email?.email_address ?? null,
    phone: phone?.phone_number ?? null,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: user.image_url,
    banned: user.banned || user.deprovisioned ? 1 : 0,
    username: user.username,
    external_id: user.external_id,
    email_verified: email?.verification?.status === 'verified' ? 1 : 0,
    public_metadata: user.public_metadata ? metadataText(user.public_metadata) : null,
    signed_up_at: user.created_at == null ? null : new Date(user.created_at).toISOString(),
  } satisfies Partial<UserRow>;
}

export type Content = ReturnType<typeof contentOf>;

/**
 * What the indexes hold of the content. Assigning an indexed column costs SQLite a page of its index, even with the value
 * that it has, so that an upsert assigns none to a row that is there: `keepIndexed` follows where they differ.
 */
export function indexedOf({ email, first_name, last_name }: Pick<UserRow, 'email' | 'first_name' | 'last_name'>) {
  return {
    email_hash: email === null ? null : emailHash(email),
    first_name_key: nameKey(first_name),
    last_name_key: nameKey(last_name),
  } satisfies Partial<UserRow>;
}

export type Indexed = ReturnType<typeof indexedOf>;

export const indexedKeys = Object.keys(
  indexedOf({ email: null, first_name: null, last_name: null }),
) as (keyof Indexed)[];

export const contentKeys = Object.keys(
  contentOf(clerkUser.parse({ id: 'user_0', updated_at: 0 })),
) as (keyof Content)[];

/**
 * Columns that are younger than the table. A row from before them has no `signed_up_at`; completing it is no change of the
 * user: nobody is told, and reconcile counts no drift.
 */
export const laterKeys: (keyof Content)[] = [
  'username',
  'external_id',
  'email_verified',
  'public_metadata',
  'signed_up_at',
];
export const firstKeys = contentKeys.filter((key) => !laterKeys.includes(key));

export function hasContent(row: UserRow, content: Content): boolean {
  const keys = row.signed_up_at === null ? firstKeys : contentKeys;
  return keys.every((key) => row[key] === content[key]);
}

/** Whether the content would complete a row from before the later columns. */
export function completes(row: UserRow, content: Content): boolean {
  return row.signed_up_at === null && content.signed_up_at !== null && hasContent(row, content);
}
