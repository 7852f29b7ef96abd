import type { Reader } from '@ticket-hub/db';
import { exportUser } from './export-user.ts';
import { toUser, type User } from './user.ts';

/** A user as an operator sees them: also one who is deleted, and of whom nothing but ids and dates is left. */
export interface Person extends User {
  deletedAt: string | null;
  /** The version at Clerk that the row is of. Null when deleted. */
  clerkUpdatedAt: string | null;
}

export async function getPerson(db: Reader, clerkId: string): Promise<Person | undefined> {
  const row = await exportUser(db, clerkId);
  if (!row) return undefined;
  const version = row.deleted_at === null ? new Date(row.clerk_updated_at).toISOString() : null;
  return { ...toUser(row), deletedAt: row.deleted_at, clerkUpdatedAt: version };
}
