import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { compiled, type Tables, type Transaction, type Values } from '@ticket-hub/db';
import type { Insertable, RawBuilder } from 'kysely';
import type { UserRow } from './content.ts';
import { endHold } from './deletion-hold.ts';
import { type DeleteOptions, removeDependents } from './dependent.ts';
import { announceUser } from './facts.ts';

export interface Deleted {
  /** `unchanged`: the id was unknown; it has a tombstone now. `ignored`: the user was already deleted. */
  outcome: 'deleted' | 'unchanged' | 'ignored';
  /** How many rows each dependent processed, by its name. */
  dependents: Record<string, number>;
}

/** What a tombstone keeps: Clerk's id, so that the user cannot be recreated, the date, and the key that other rows reference. */
type Kept = 'id' | 'clerk_id' | 'deleted_at';
type Blank = Omit<Insertable<Tables['users']>, Kept>;

type Blanks = {
  [Column in keyof Blank]-?: Blank[Column] | (string extends Blank[Column] ? RawBuilder<string> : never);
};

/** What the columns of a tombstone are given. */
interface Stamp {
  at: string;
  revision: string;
}

function blank({ at, revision }: Values<Stamp>): Blanks {
  return {
    email: null,
    email_hash: null,
    phone: null,
    first_name: null,
    last_name: null,
    first_name_key: null,
    last_name_key: null,
    image_url: null,
    username: null,
    external_id: null,
    email_verified: null,
    public_metadata: null,
    signed_up_at: null,
    banned: 0,
    stripe_connect_id: null,
    revision,
    clerk_updated_at: 0,
    created_at: at,
    updated_at: at,
  };
}

/**
 * Blanks the row and keeps it as a tombstone, also for an id that was never seen: later snapshots of it are ignored. The
 * row itself is the tombstone, so that its unique key serializes a concurrent deletion and upsert. No timestamps are
 * compared: deletion is final.
 */
export async function deleteUser(tx: Transaction, clerkId: string, options: DeleteOptions): Promise<Deleted> {
  const newId = randomUUIDv7();
  const stamp = { at: options.now.toISOString(), revision: randomUUID() };
  const { rows } = await bury(tx, { ...stamp, id: newId, clerk_id: clerkId });
  const [row] = rows;
  if (!row) {
    const ended = options.atOnce ? await endHold(tx, clerkId, { ...options, onlyDue: false }) : undefined;
    return { outcome: 'ignored', dependents: ended ?? {} };
  }
  const leaving = { id: row.id, clerkId, atOnce: options.atOnce ?? false };
  const dependents = await removeDependents(tx, leaving, options);
  await announceUser(tx, clerkId);
  return { outcome: row.id === newId ? 'unchanged' : 'deleted', dependents };
}

const bury = compiled((tx: Transaction, v: Values<Stamp & Pick<UserRow, 'id' | 'clerk_id'>>) => {
  const tombstone = { ...blank(v), deleted_at: v.at };
  return tx
    .insertInto('users')
    .values({ ...tombstone, id: v.id, clerk_id: v.clerk_id })
    .onConflict((conflict) => conflict.column('clerk_id').doUpdateSet(tombstone).where('users.deleted_at', 'is', null))
    .returning('id');
});
