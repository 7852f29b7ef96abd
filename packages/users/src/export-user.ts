import type { Reader } from '@ticket-hub/db';
import type { UserRow } from './content.ts';

/** The row as stored, tombstones included, for a data subject's access request. */
export async function exportUser(db: Reader, clerkId: string): Promise<UserRow | undefined> {
  return await db.selectFrom('users').selectAll().where('clerk_id', '=', clerkId).executeTakeFirst();
}
