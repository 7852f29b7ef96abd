import type { Reader } from '../database.ts';
import { type Page, pageOf, readCursor } from '../page.ts';

/** An operator's action, as it was recorded. */
export interface Operation {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string | null;
  outcome: string | null;
}

interface Wanted extends Page {
  /** Only those about this id. */
  subject?: string | undefined;
}

/** What operators have done, newest first, a page at a time. */
export async function actionsOf(
  db: Reader,
  { subject, after, limit }: Wanted,
): Promise<{ actions: Operation[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = db.selectFrom('audit').selectAll();
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (place) query = query.where('id', '<', place.id);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.at, id: row.id }));
  return { actions: page, next };
}
