import type { ClerkUser } from '../clerk-user.ts';
import { completes, contentOf, hasContent, type UserRow } from '../content.ts';
import { latestVersion } from '../version.ts';

export interface Difference {
  /** What applying would do. */
  outcome: 'created' | 'updated' | 'unchanged';
  /** `upsert`; or only the version is behind; or `ask` Clerk, as at an equal version nothing says which content is newer. */
  next: 'nothing' | 'upsert' | 'ask';
}

/**
 * How a row, as it was read, differs from what Clerk returned. A tombstone or newer row never changes; a lost event is
 * detected at an equal version too. A row from before the later columns is completed and counts as unchanged.
 */
export function compare(user: ClerkUser, row: UserRow | undefined, now: Date): Difference {
  if (!row) return { outcome: 'created', next: 'upsert' };
  if (row.deleted_at !== null) return { outcome: 'unchanged', next: 'nothing' };
  const isNewer = user.updated_at > row.clerk_updated_at || row.clerk_updated_at > latestVersion(now);
  if (!isNewer && row.clerk_updated_at !== user.updated_at) return { outcome: 'unchanged', next: 'nothing' };
  const content = contentOf(user);
  const outcome = hasContent(row, content) ? 'unchanged' : 'updated';
  if (isNewer || completes(row, content)) return { outcome, next: 'upsert' };
  return { outcome, next: outcome === 'unchanged' ? 'nothing' : 'ask' };
}
