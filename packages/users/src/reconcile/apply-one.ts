import { transact } from '@ticket-hub/db';
import { applySnapshot } from '../apply-snapshot.ts';
import type { ClerkUser } from '../clerk-user.ts';
import { contentOf, hasContent, type UserRow } from '../content.ts';
import { upsertUser } from '../upsert-user.ts';
import { latestVersion } from '../version.ts';
import type { ReconcileOptions, ReconcilePorts } from './types.ts';

interface Applying {
  ports: ReconcilePorts;
  options: ReconcileOptions;
}

/** Updates one row to what Clerk returned, given the row as it was; a dry run only returns what would happen. */
export async function applyOne(
  { ports, options }: Applying,
  user: ClerkUser,
  row: UserRow | undefined,
): Promise<'created' | 'updated' | 'unchanged' | 'invalid' | 'unavailable'> {
  const { db, directory, now } = ports;
  const latest = latestVersion(now());
  const expected = compare(user, row, latest);
  const onlyVersion = expected === 'unchanged' && row?.deleted_at === null && isNewer(user, row, latest);
  if (options.dryRun || (expected === 'unchanged' && !onlyVersion)) return expected;
  const { outcome } = await applySnapshot(user, directory, (shown, over) =>
    transact(db, (tx) => upsertUser(tx, shown, { now: now(), over })),
  );
  return outcome === 'stale' || outcome === 'ignored' || outcome === 'gone' ? 'unchanged' : outcome;
}

/** The outcome of applying. A tombstone or newer row never changes; a lost event is detected at an equal version too. */
function compare(user: ClerkUser, row: UserRow | undefined, latest: number): 'created' | 'updated' | 'unchanged' {
  if (!row) return 'created';
  if (row.deleted_at !== null) return 'unchanged';
  if (row.clerk_updated_at !== user.updated_at && !isNewer(user, row, latest)) return 'unchanged';
  return hasContent(row, contentOf(user)) ? 'unchanged' : 'updated';
}

function isNewer(user: ClerkUser, row: UserRow, latest: number): boolean {
  return user.updated_at > row.clerk_updated_at || row.clerk_updated_at > latest;
}
