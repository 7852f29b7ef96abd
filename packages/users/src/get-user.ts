import type { Reader } from '@ticket-hub/db';
import { emailHash } from './email-hash.ts';
import { toUser, type User } from './user.ts';

export async function getUserByClerkId(db: Reader, clerkId: string): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('clerk_id', '=', clerkId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && toUser(row);
}

/** How many users with one address are told apart. */
const MOST = 20;

/**
 * Everybody with this address, whatever its case and the spaces around it. In Clerk a verified address belongs to one user at
 * a time, but an unverified one may be anybody's, and while events arrive out of order two rows can hold the same: verified
 * ones come first, then the one that Clerk changed last.
 */
export async function findUsersByEmail(db: Reader, email: string): Promise<User[]> {
  const wanted = email.trim().toLowerCase();
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .where('email_hash', '=', emailHash(wanted))
    .where('deleted_at', 'is', null)
    .orderBy((eb) => eb.fn.coalesce('email_verified', eb.val(0)), 'desc')
    .orderBy('clerk_updated_at', 'desc')
    .execute();
  // Here, because SQLite knows no upper case beyond ASCII.
  return rows
    .filter((row) => row.email?.toLowerCase() === wanted)
    .slice(0, MOST)
    .map(toUser);
}

/** The first of those with this address. Link nobody to anything by it unless `emailVerified` says so. */
export async function getUserByEmail(db: Reader, email: string): Promise<User | undefined> {
  return (await findUsersByEmail(db, email))[0];
}
