import { randomUUID } from 'node:crypto';
import { scrubAfterCommit, type Tables, type Transaction } from '@ticket-hub/db';
import type { Insertable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { announceUser } from './facts.ts';

export interface Deleted {
  /** `unchanged`: nobody was known by this id, but nobody ever will be. `ignored`: they were deleted before. */
  outcome: 'deleted' | 'unchanged' | 'ignored';
  /** What each dependent did, by its name. */
  dependents: Record<string, number>;
}

/** Something that hangs on a user. It goes in the same transaction, or the user does not go. */
export interface Dependent {
  name: string;
  /** Only SQL on `tx`: it may run more than once. Returns how many rows it dealt with. */
  remove(tx: Transaction, user: { id: string; clerkId: string }): Promise<number>;
}

interface DeleteOptions {
  now: Date;
  dependents: readonly Dependent[];
}

/** What is left of somebody: Clerk's id, so that they cannot come back, and the date. The key stays for what points at it. */
type Kept = 'id' | 'clerk_id' | 'deleted_at';
type Blank = Omit<Insertable<Tables['users']>, Kept>;

function blank(at: string): Required<Blank> {
  return {
    email: null,
    email_hash: null,
    phone: null,
    first_name: null,
    last_name: null,
    image_url: null,
    banned: 0,
    stripe_connect_id: null,
    revision: randomUUID(),
    clerk_updated_at: 0,
    created_at: at,
    updated_at: at,
  };
}

/**
 * Blanks the row and keeps it as a tombstone, also for an id that was never seen: whatever arrives later for it is
 * ignored. The row itself is the tombstone so that its unique key puts a deletion and an upsert of the same moment in
 * an order. No timestamp is compared: deletion is final.
 */
export async function deleteUser(tx: Transaction, clerkId: string, options: DeleteOptions): Promise<Deleted> {
  const at = options.now.toISOString();
  const newId = uuidv7();
  const tombstone = { ...blank(at), deleted_at: at };
  const row = await tx
    .insertInto('users')
    .values({ ...tombstone, id: newId, clerk_id: clerkId })
    .onConflict((conflict) => conflict.column('clerk_id').doUpdateSet(tombstone).where('users.deleted_at', 'is', null))
    .returning('id')
    .executeTakeFirst();
  if (!row) return { outcome: 'ignored', dependents: {} };

  const dependents: Record<string, number> = {};
  for (const { name, remove } of options.dependents) dependents[name] = await remove(tx, { id: row.id, clerkId });
  await scrubAfterCommit(tx, options.now);
  await announceUser(tx, clerkId);
  return { outcome: row.id === newId ? 'unchanged' : 'deleted', dependents };
}
