import { forgetSubject, receiveOnce, rollback } from '@ticket-hub/inbox';
import { applySnapshot, type ClerkUser, upsertUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import type { Received } from '../observe/sources.ts';

/** Applies a snapshot of Clerk's as a delivery: once, and with a row in the ledger that says what came of it. */
export async function receiveSnapshot(
  { db, directory, now }: Pick<Deps, 'db' | 'directory' | 'now'>,
  delivery: Received,
  snapshot: ClerkUser,
) {
  const applied = await applySnapshot(snapshot, directory, (user, over) =>
    receiveOnce(db, delivery, async (tx) => {
      const result = await upsertUser(tx, user, { now: now(), over });
      if (result.outcome === 'undecided') return rollback(result);
      // A deleted user's rows name nobody, the ones that come after the deletion too.
      if (result.outcome === 'ignored') await forgetSubject(tx, delivery.source, user.id);
      return result;
    }),
  );
  if (applied.outcome !== 'gone') return applied;
  return await receiveOnce(db, delivery, async () => ({ outcome: 'stale' }));
}
