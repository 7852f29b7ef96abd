import { forgetSubject, receiveOnce, rollback } from '@ticket-hub/inbox';
import { applySnapshot, type ClerkUser, upsertUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import type { Received } from '../observe/sources.ts';

/** Applies a snapshot from Clerk as a delivery: at most once, with its outcome in the ledger. */
export async function receiveSnapshot(
  { db, directory, now }: Pick<Deps, 'db' | 'directory' | 'now'>,
  delivery: Received,
  snapshot: ClerkUser,
) {
  const expected = delivery.type === 'user.created' ? 'created' : 'updated';
  const applied = await applySnapshot(snapshot, directory, (user, over) =>
    receiveOnce(
      db,
      delivery,
      async (tx) => {
        const result = await upsertUser(tx, user, { now: now(), over });
        if (result.outcome === 'undecided') return rollback(result);
        // Deliveries that arrive after a deletion must not name the user either.
        if (result.outcome === 'ignored') await forgetSubject(tx, delivery.source, user.id);
        return result;
      },
      { expected, interleaves: true },
    ),
  );
  if (applied.outcome !== 'gone') return applied;
  return await receiveOnce(db, delivery, async () => ({ outcome: 'stale' }), { expected: 'stale' });
}
