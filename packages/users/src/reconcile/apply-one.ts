import { transact } from '@ticket-hub/db';
import { applySnapshot } from '../apply-snapshot.ts';
import type { ClerkUser } from '../clerk-user.ts';
import { contentOf, hasContent, type UserRow } from '../content.ts';
import type { ReconcileMeans, ReconcileOptions } from './types.ts';

interface Applying {
  means: ReconcileMeans;
  options: ReconcileOptions;
}

/** Makes one row what Clerk has just shown, given the row as it was; on a dry run only says what would come of it. */
export async function applyOne(
  { means, options }: Applying,
  user: ClerkUser,
  row: UserRow | undefined,
): Promise<'created' | 'updated' | 'unchanged' | 'unavailable'> {
  const { db, directory, now } = means;
  const expected = compare(user, row);
  const onlyVersion = expected === 'unchanged' && row?.deleted_at === null && row.clerk_updated_at < user.updated_at;
  if (options.dryRun || (expected === 'unchanged' && !onlyVersion)) return expected;
  const { outcome } = await applySnapshot(user, { directory, now, run: (apply) => transact(db, apply) });
  if (outcome === 'created' || outcome === 'updated' || outcome === 'unavailable') return outcome;
  return 'unchanged';
}

/** What applying would come to. Nothing changes a tombstone or a newer row; a lost event shows at an equal version too. */
function compare(user: ClerkUser, row: UserRow | undefined): 'created' | 'updated' | 'unchanged' {
  if (!row) return 'created';
  if (row.deleted_at !== null || row.clerk_updated_at > user.updated_at) return 'unchanged';
  return hasContent(row, contentOf(user)) ? 'unchanged' : 'updated';
}
