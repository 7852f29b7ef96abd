import type { ClerkDirectory } from './clerk-directory.ts';
import type { ClerkUser } from './clerk-user.ts';
import type { Upserted } from './upsert-user.ts';

/** A further round is needed when the row changed while Clerk was queried. */
const ROUNDS = 5;

/** The outcomes of a snapshot that was not written. */
export type NotWritten =
  /** Clerk was queried and has no such user: the snapshot is outdated. */
  | { outcome: 'gone' }
  /** Clerk was queried and returned a user that cannot be parsed. */
  | { outcome: 'invalid' }
  /** Clerk was queried and did not respond. Nothing was written; retry later. */
  | { outcome: 'unavailable' };

type Tie = Extract<Upserted, { outcome: 'undecided' }>;

/**
 * Upserts a snapshot. When its version equals the row's, Clerk is queried, outside any transaction, and its answer is
 * applied unless the row has changed meanwhile. `write` calls `upsertUser` in its own transaction, and rolls back a tie.
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
    // Only a deletion event or reconcile deletes.
    if (answer === 'unknown') return { outcome: 'gone' };
    if (answer === 'invalid') return { outcome: 'invalid' };
    // An answer older than the snapshot comes from a replica of Clerk that lags behind.
    if (answer === 'unavailable' || answer.updated_at < snapshot.updated_at) return { outcome: 'unavailable' };
    user = answer;
    over = result.revision;
  }
  return { outcome: 'unavailable' };
}

function isTie(result: { outcome: string }): result is Tie {
  return result.outcome === 'undecided';
}
