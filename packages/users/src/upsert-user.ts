import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import { contentOf, hasContent, type UserRow } from './content.ts';
import { announceUser } from './facts.ts';
import { keepIndexed } from './keep-indexed.ts';
import { type Offer, offerOf, type UpsertOptions, upsertRows } from './upsert-rows.ts';
import { toUser, type User } from './user.ts';

export type Upserted =
  | { outcome: 'created' | 'updated' | 'unchanged'; user: User }
  /** The row has a newer version. */
  | { outcome: 'stale' }
  /** The user is deleted, which is final. */
  | { outcome: 'ignored' }
  /** Different content at the same version: query Clerk for the current one, then upsert it with `over` this revision. */
  | { outcome: 'undecided'; revision: string };

/**
 * Replaces the row's content with Clerk's snapshot, if the snapshot is newer or the row's version impossible. Only
 * `updated_at` decides, so that events, pages and answers converge in any order. Fields that Clerk cleared are cleared; the
 * Stripe account is not touched.
 */
export async function upsertUser(tx: Transaction, user: ClerkUser, options: UpsertOptions): Promise<Upserted> {
  const offer = offerOf(user, options);
  const [row] = (await upsert(tx, offer)).rows;
  if (!row) {
    const kept = await tx.selectFrom('users').selectAll().where('clerk_id', '=', user.id).executeTakeFirstOrThrow();
    return whyKept(kept, user);
  }
  const outcome = whatWasWritten(row, offer);
  await keepIndexed(tx, row, offer);
  if (outcome !== 'unchanged') await announceUser(tx, user.id);
  return { outcome, user: toUser(row) };
}

const upsert = compiled((tx: Transaction, offer: Values<Offer>) => upsertRows(tx, [offer]).returningAll());

export function whatWasWritten(
  row: Pick<UserRow, 'id' | 'revision'>,
  offer: Offer,
): 'created' | 'updated' | 'unchanged' {
  if (row.id === offer.id) return 'created';
  return row.revision === offer.revision ? 'updated' : 'unchanged';
}

/** Why an upsert did not replace a row's content. Its statement holds the row's lock, so that the row has not changed since. */
export function whyKept(row: UserRow, user: ClerkUser): Upserted {
  if (row.deleted_at !== null) return { outcome: 'ignored' };
  if (row.clerk_updated_at > user.updated_at) return { outcome: 'stale' };
  if (hasContent(row, contentOf(user))) return { outcome: 'unchanged', user: toUser(row) };
  return { outcome: 'undecided', revision: row.revision };
}
