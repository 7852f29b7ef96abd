import type { Reader } from '@ticket-hub/db';
import { hasEmail } from './email-hash.ts';
import { toUser, type User } from './user.ts';

export async function getUserByClerkId(db: Reader, clerkId: string): Promise<User | undefined> {
  const row = await users(db).where('clerk_id', '=', clerkId).executeTakeFirst();
  return row && toUser(row);
}

/**
 * In Clerk an address belongs to one user at a time, but while events arrive out of order two rows can hold it: the one
 * that Clerk changed last wins.
 */
export async function getUserByEmail(db: Reader, email: string): Promise<User | undefined> {
  const row = await users(db).where(hasEmail(email)).orderBy('clerk_updated_at', 'desc').executeTakeFirst();
  return row && toUser(row);
}

function users(db: Reader) {
  return db.selectFrom('users').selectAll().where('deleted_at', 'is', null).limit(1);
}
