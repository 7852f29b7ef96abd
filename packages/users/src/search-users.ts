import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { hasEmail } from './email-hash.ts';
import { toUser, type User } from './user.ts';

interface Search extends Page {
  /** A complete e-mail address or Clerk id, which an index can find. */
  query?: string | undefined;
}

/** Users, newest first, a page at a time, without deleted ones. */
export async function searchUsers(
  db: Reader,
  { query, after, limit }: Search,
): Promise<{ users: User[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let users = db.selectFrom('users').selectAll().where('deleted_at', 'is', null);
  if (query) users = query.startsWith('user_') ? users.where('clerk_id', '=', query) : users.where(hasEmail(query));
  // Ids sort by time of creation, because they begin with it.
  if (place) users = users.where('id', '<', place.id);
  const rows = await users
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.created_at, id: row.id }));
  return { users: page.map(toUser), next };
}
