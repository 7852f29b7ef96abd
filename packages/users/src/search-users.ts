import { type Page, type Place, pageOf, type Reader, readCursor, sift } from '@ticket-hub/db';
import type { UserRow } from './content.ts';
import { hasEmail } from './email-hash.ts';
import { hasName, keysOf } from './name-key.ts';
import { toUser, type User } from './user.ts';

interface Search extends Page {
  /** A complete e-mail address, one of the user's ids, or the beginning of a name. */
  query?: string | undefined;
}

/**
 * Users, newest first, a page at a time, without deleted ones. Addresses and ids are found by an index. Names are looked for
 * among those that begin with the same letters, as many as `sift` allows for one page.
 */
export async function searchUsers(
  db: Reader,
  { query = '', after, limit }: Search,
): Promise<{ users: User[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  const wanted = query.trim();
  const id = idColumn(wanted);
  const keys = id || wanted.includes('@') ? [] : keysOf(wanted);
  const { page, next } =
    keys.length > 0
      ? await byName(db, { wanted, keys, place, limit })
      : await byIndex(db, { wanted, id, place, limit });
  return { users: page.map(toUser), next };
}

type IdColumn = 'id' | 'clerk_id' | 'stripe_connect_id';

/** Which of a user's ids a text can be. */
function idColumn(text: string): IdColumn | undefined {
  if (text.startsWith('user_')) return 'clerk_id';
  if (text.startsWith('acct_')) return 'stripe_connect_id';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? 'id' : undefined;
}

interface Wanted {
  wanted: string;
  place: Place | null;
  limit: number;
}

async function byIndex(db: Reader, { wanted, id, place, limit }: Wanted & { id: IdColumn | undefined }) {
  let users = newest(db, place);
  if (id) users = users.where(id, '=', id === 'id' ? wanted.toLowerCase() : wanted);
  else if (wanted) users = users.where(hasEmail(wanted));
  return pageOf(await users.limit(limit + 1).execute(), limit, placeOf);
}

type Named = Pick<UserRow, 'id' | 'created_at' | 'first_name' | 'last_name'>;

async function byName(db: Reader, { wanted, keys, place, limit }: Wanted & { keys: number[] }) {
  const { page, next } = await sift(place, {
    limit,
    keep: (row: Named) => hasName(wanted, row),
    placeOf,
    async read(after, count) {
      const walks = (['first_name_key', 'last_name_key'] as const).flatMap((column) =>
        keys.map((key) => named(db, after).where(column, '=', key).limit(count).execute()),
      );
      const rows = (await Promise.all(walks)).flat().toSorted((a, b) => (a.id < b.id ? 1 : -1));
      return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, count);
    },
  });
  if (page.length === 0) return { page: [], next };
  const ids = page.map(({ id }) => id);
  return { page: await newest(db, null).where('id', 'in', ids).execute(), next };
}

/** Most of them are not whom somebody looks for: nothing is read of them but what tells. */
function named(db: Reader, place: Place | null) {
  return newest(db, place).clearSelect().select(['id', 'created_at', 'first_name', 'last_name']);
}

function newest(db: Reader, place: Place | null) {
  const users = db.selectFrom('users').selectAll().where('deleted_at', 'is', null).orderBy('id', 'desc');
  // Ids sort by time of creation, because they begin with it.
  return place ? users.where('id', '<', place.id) : users;
}

function placeOf(row: Pick<UserRow, 'id' | 'created_at'>): Place {
  return { time: row.created_at, id: row.id };
}
