import { type Reader, scrubAfterCommit, type Transaction } from '@ticket-hub/db';

interface Whom {
  id: string;
  clerkId: string;
}

interface Leaving extends Whom {
  /** Nothing may be put off any more: there is no hold, or it ends now. */
  atOnce: boolean;
}

/** Data that depends on a user, removed in the same transaction as the user. */
export interface Dependent {
  name: string;
  /**
   * Only SQL on `tx`: it may run more than once. Returns how many rows it processed. What is dear and cannot be undone may
   * be put off with `placeHold`, unless it is to be done at once; then it runs again when the hold ends.
   */
  remove(tx: Transaction, user: Leaving): Promise<number>;
  /**
   * Puts back what `remove` has kept of a deleted user, to the one whose it is now: the same, or who they have become at
   * Clerk. Only SQL on `tx`. Returns how many rows it processed.
   */
  restore?(tx: Transaction, was: { id: string; deletedAt: string }, user: Whom): Promise<number>;
  /** All that it holds about a user, by names of its own. */
  export?(db: Reader, user: Whom): Promise<object>;
}

export interface DeleteOptions {
  now: Date;
  dependents: readonly Dependent[];
  /** Puts nothing off, and ends a hold that an earlier deletion has left. */
  atOnce?: boolean;
}

/** Returns how many rows each has processed, by its name. */
export async function removeDependents(
  tx: Transaction,
  user: Leaving,
  { now, dependents }: DeleteOptions,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name, remove } of dependents) counts[name] = await remove(tx, user);
  await scrubAfterCommit(tx, now);
  return counts;
}
