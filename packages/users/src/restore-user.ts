import { randomUUID } from 'node:crypto';
import type { Transaction } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import { contentOf, indexedOf } from './content.ts';
import { lockTombstone } from './deletion-hold.ts';
import type { Dependent } from './dependent.ts';
import { announceUser } from './facts.ts';
import { upsertUser } from './upsert-user.ts';
import { latestVersion } from './version.ts';

interface RestoreOptions {
  /**
   * Whom Clerk has just shown: the same user; another, who is the same person with a new sign-in; or nobody.
   */
  known: ClerkUser | 'unknown';
  now: Date;
  dependents: readonly Dependent[];
}

export interface Restored {
  /**
   * `restored`: Clerk knows them, and so do we again. `moved`: what was held is now the user's whom Clerk knows instead.
   * `kept`: what was held is back, with nobody who can sign in as its owner. `nothing_held`: Clerk does not know them, and
   * no hold has kept anything. `mended`: not deleted, but of an impossible version, which was replaced. `unchanged`: neither.
   */
  outcome: 'restored' | 'moved' | 'kept' | 'nothing_held' | 'mended' | 'unchanged';
  /** How many rows each dependent has put back, by its name. */
  dependents: Record<string, number>;
}

/**
 * Undoes a deletion, as far as that can be: the only way back from a tombstone, for an operator. Personal data comes from
 * Clerk alone; what dependents have kept during a hold comes back in each case.
 */
export async function restoreUser(tx: Transaction, clerkId: string, options: RestoreOptions): Promise<Restored> {
  const { known } = options;
  const was = await lockTombstone(tx, clerkId);
  if (!was) return await withoutTombstone(tx, clerkId, options);
  if (known !== 'unknown' && known.id === clerkId) {
    await revive(tx, was.id, known, options.now);
    await releaseHold(tx, was.id);
    const dependents = await restoreDependents(tx, was, { id: was.id, clerkId }, options);
    await announceUser(tx, clerkId);
    return { outcome: 'restored', dependents };
  }
  if (!(await isHeld(tx, was.id))) return nothing('nothing_held');
  if (known === 'unknown') {
    await tx.updateTable('deletion_holds').set({ until: null }).where('user_id', '=', was.id).execute();
    const dependents = await restoreDependents(tx, was, { id: was.id, clerkId }, options);
    return { outcome: 'kept', dependents };
  }
  const upserted = await upsertUser(tx, known, { now: options.now });
  if (upserted.outcome === 'ignored') return nothing('nothing_held');
  const owner = await tx.selectFrom('users').select('id').where('clerk_id', '=', known.id).executeTakeFirstOrThrow();
  await releaseHold(tx, was.id);
  const dependents = await restoreDependents(tx, was, { id: owner.id, clerkId: known.id }, options);
  return { outcome: 'moved', dependents };
}

function nothing(outcome: Restored['outcome']): Restored {
  return { outcome, dependents: {} };
}

async function revive(tx: Transaction, id: string, user: ClerkUser, now: Date): Promise<void> {
  const content = contentOf(user);
  const at = now.toISOString();
  const times = { clerk_updated_at: user.updated_at, created_at: at, updated_at: at, deleted_at: null };
  await tx
    .updateTable('users')
    .set({ ...content, ...indexedOf(content), revision: randomUUID(), ...times })
    .where('id', '=', id)
    .execute();
}

async function isHeld(tx: Transaction, userId: string): Promise<boolean> {
  const hold = await tx.selectFrom('deletion_holds').select('user_id').where('user_id', '=', userId).executeTakeFirst();
  return hold !== undefined;
}

async function releaseHold(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('deletion_holds').where('user_id', '=', userId).execute();
}

async function restoreDependents(
  tx: Transaction,
  was: { id: string; deletedAt: string },
  user: { id: string; clerkId: string },
  { dependents }: RestoreOptions,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, restore } of dependents) if (restore) counts[name] = await restore(tx, was, user);
  return counts;
}

async function withoutTombstone(tx: Transaction, clerkId: string, { known, now }: RestoreOptions): Promise<Restored> {
  if (known === 'unknown' || known.id !== clerkId) return nothing(known === 'unknown' ? 'nothing_held' : 'unchanged');
  const impossible = await tx
    .selectFrom('users')
    .select('id')
    .where('clerk_id', '=', clerkId)
    .where('clerk_updated_at', '>', latestVersion(now))
    .executeTakeFirst();
  if (!impossible) return nothing('unchanged');
  await upsertUser(tx, known, { now });
  return nothing('mended');
}
