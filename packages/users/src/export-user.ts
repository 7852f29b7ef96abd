import type { Reader } from '@ticket-hub/db';
import type { UserRow } from './content.ts';

/** The row as it stands, a tombstone too: what somebody is entitled to see of what is held about them. */
export async function exportUser(db: Reader, clerkId: string): Promise<UserRow | undefined> {
  return await db.selectFrom('users').selectAll().where('clerk_id', '=', clerkId).executeTakeFirst();
}
