import type { ClerkDirectory } from './clerk-directory.ts';
import type { ClerkUser } from './clerk-user.ts';
import type { Upserted } from './upsert-user.ts';

/** Each round means that somebody changed the row while Clerk was being asked. */
const ROUNDS = 5;

/** What became of a snapshot besides what writing it can come to. */
export type NotWritten =
  /** Clerk had to be asked and has no such user: the snapshot is of the past. */
  | { outcome: 'gone' }
  /** Clerk had to be asked and showed a user that cannot be understood. */
  | { outcome: 'invalid' }
  /** Clerk had to be asked and gave no answer. Nothing was done; try again. */
  | { outcome: 'unavailable' };

type Tie = Extract<Upserted, { outcome: 'undecided' }>;

/**
 * Upserts a snapshot. When it ties with the row, Clerk is asked, outside of any transaction, and its answer is applied
 * unless the row has moved meanwhile. `write` calls `upsertUser` in a transaction of its own, and takes a tie back.
 */
export async function applySnapshot<Written extends { outcome: string }>(
  snapshot: ClerkUser,
  directory: Pick<ClerkDirectory, 'getUser'>,
  write: (user: ClerkUser, over: string | undefined) => Promise<Written | Tie>,
): Promise<Written | NotWritten> {
  let user = snapshot;
  let over: string | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const result = await write(user, over);
    if (!isTie(result)) return result;
    const answer = await directory.getUser(snapshot.id);
    // Deleting is for the event that says so, and for reconcile.
    if (answer === 'unknown') return { outcome: 'gone' };
    if (answer === 'invalid') return { outcome: 'invalid' };
    // An answer older than the snapshot comes from a part of Clerk that has not caught up.
    if (answer === 'unavailable' || answer.updated_at < snapshot.updated_at) return { outcome: 'unavailable' };
    user = answer;
    over = result.revision;
  }
  return { outcome: 'unavailable' };
}

function isTie(result: { outcome: string }): result is Tie {
  return result.outcome === 'undecided';
}
