import type { Reader } from '@ticket-hub/db';
import { hasEmail } from './email-hash.ts';
import { toUser, type User } from './user.ts';

interface Search {
  /** An e-mail address or a Clerk id, whole: what an index can find. */
  query?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Users, newest first, a page at a time; the deleted are left out. `nextCursor` is null when there is no more. */
export async function searchUsers(
  db: Reader,
  { query, cursor, limit }: Search,
): Promise<{ users: User[]; nextCursor: string | null }> {
  let page = db.selectFrom('users').selectAll().where('deleted_at', 'is', null);
  if (query) page = query.startsWith('user_') ? page.where('clerk_id', '=', query) : page.where(hasEmail(query));
  // Our ids begin with the time of creation.
  if (cursor) page = page.where('id', '<', cursor);
  const rows = await page
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const users = rows.slice(0, limit).map(toUser);
  return { users, nextCursor: rows.length > limit ? (users.at(-1)?.id ?? null) : null };
}
