import { type Database, type Reader, type Transaction, transact } from '@ticket-hub/db';
import { type DeleteOptions, removeDependents } from './dependent.ts';

/**
 * A deletion hold: a user is deleted, and what their dependents do about it is not yet done in full, because it is dear and
 * cannot be undone. It ends by itself, by an operator who does not want to wait, or by `restoreUser`.
 */
interface NewHold {
  userId: string;
  until: Date;
  now: Date;
}

/** For a dependent that holds back, in the transaction of the deletion. */
export async function placeHold(tx: Transaction, { userId, until, now }: NewHold): Promise<void> {
  await tx
    .insertInto('deletion_holds')
    .values({ user_id: userId, until: until.toISOString(), created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute();
}

interface Tombstone {
  id: string;
  deletedAt: string;
}

/** Locks a deleted user's row, so that the end of a hold and a restoration come one after the other. */
export async function lockTombstone(tx: Transaction, clerkId: string): Promise<Tombstone | undefined> {
  const row = await tx
    .updateTable('users')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('clerk_id', '=', clerkId)
    .where('deleted_at', 'is not', null)
    .returning(['id', 'deleted_at'])
    .executeTakeFirst();
  return row?.deleted_at ? { id: row.id, deletedAt: row.deleted_at } : undefined;
}

interface End extends Omit<DeleteOptions, 'atOnce'> {
  /** Only a hold that has run its time. */
  onlyDue: boolean;
}

/** Does what the hold has put off. Undefined if there is none. */
export async function endHold(
  tx: Transaction,
  clerkId: string,
  { onlyDue, now, dependents }: End,
): Promise<Record<string, number> | undefined> {
  const user = await lockTombstone(tx, clerkId);
  if (!user) return undefined;
  let hold = tx.deleteFrom('deletion_holds').where('user_id', '=', user.id);
  if (onlyDue) hold = hold.where('until', '<=', now.toISOString());
  const { numDeletedRows } = await hold.executeTakeFirst();
  if (numDeletedRows === 0n) return undefined;
  // An account that was linked again for what was kept; see `restoreUser`.
  await tx.updateTable('users').set({ stripe_connect_id: null }).where('id', '=', user.id).execute();
  return await removeDependents(tx, { id: user.id, clerkId, atOnce: true }, { now, dependents });
}

/** Ends the holds that have run their time, each in a transaction of its own. Returns how many. Safe to run twice at once. */
export async function endDueHolds(
  db: Database,
  options: Pick<DeleteOptions, 'now' | 'dependents'>,
  mayContinue: () => boolean = () => true,
): Promise<number> {
  const due = await db.read
    .selectFrom('deletion_holds')
    .innerJoin('users', 'users.id', 'deletion_holds.user_id')
    .select('users.clerk_id')
    .where('until', '<=', options.now.toISOString())
    .orderBy('until')
    .execute();
  let ended = 0;
  for (const { clerk_id } of due) {
    if (!mayContinue()) break;
    if (await transact(db, (tx) => endHold(tx, clerk_id, { ...options, onlyDue: true }))) ended++;
  }
  return ended;
}

/** How many holds are named. */
const NAMED = 20;

/** The deletions that are on hold, the first to end first, for those who watch over the installation. */
export async function deletionHolds(db: Reader) {
  const holds = await db
    .selectFrom('deletion_holds')
    .innerJoin('users', 'users.id', 'deletion_holds.user_id')
    .select(['users.clerk_id', 'until'])
    .orderBy((eb) => eb.fn.coalesce('until', eb.val('~')))
    .execute();
  const running = holds.filter(({ until }) => until !== null);
  const kept = holds.filter(({ until }) => until === null);
  return {
    /** What is dear begins at `endsNext` for the first of them. */
    running: running.length,
    endsNext: running[0]?.until ?? null,
    /** Restored though Clerk does not know them any more: nobody can sign in as their owner. */
    kept: kept.length,
    users: holds.slice(0, NAMED).map(({ clerk_id, until }) => ({ clerkId: clerk_id, until })),
  };
}
