import type { Transaction } from '@ticket-hub/db';
import type { ClerkDirectory } from './clerk-directory.ts';
import type { ClerkUser } from './clerk-user.ts';
import { type Upserted, upsertUser } from './upsert-user.ts';

/** Each round means that somebody changed the row while Clerk was being asked. */
const ROUNDS = 5;

interface Ports {
  directory: ClerkDirectory;
  now: () => Date;
  /** Opens the transaction: `transact`, or `receiveOnce` for the delivery at hand. */
  run(apply: (tx: Transaction) => Promise<Upserted>): Promise<Upserted | { outcome: 'duplicate' }>;
}

type SnapshotApplied =
  | Exclude<Upserted, { outcome: 'undecided' }>
  | { outcome: 'duplicate' }
  /** Clerk had to be asked and showed a user that cannot be understood. */
  | { outcome: 'invalid' }
  /** Clerk had to be asked and gave no answer. Nothing was done; try again. */
  | { outcome: 'unavailable' };

/**
 * Upserts a snapshot. When it ties with the row, Clerk is asked, outside of any transaction, and its answer is applied
 * unless the row has moved meanwhile.
 */
export async function applySnapshot(snapshot: ClerkUser, ports: Ports): Promise<SnapshotApplied> {
  let user = snapshot;
  let over: string | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const options = { now: ports.now(), ...(over !== undefined && { over }) };
    const result = await ports.run((tx) => upsertUser(tx, user, options));
    if (result.outcome !== 'undecided') return result;
    const answer = await ports.directory.getUser(snapshot.id);
    // Gone from Clerk: the snapshot is of the past. Deleting is for the event that says so, and for reconcile.
    if (answer === 'unknown') {
      const { outcome } = await ports.run(async () => ({ outcome: 'stale' }));
      return { outcome: outcome === 'duplicate' ? outcome : 'stale' };
    }
    if (answer === 'invalid') return { outcome: 'invalid' };
    // An answer older than the snapshot comes from a part of Clerk that has not caught up.
    if (answer === 'unavailable' || answer.updated_at < snapshot.updated_at) return { outcome: 'unavailable' };
    user = answer;
    over = result.revision;
  }
  return { outcome: 'unavailable' };
}
