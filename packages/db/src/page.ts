import { z } from 'zod';
import { isStorable } from './is-storable.ts';

/** A page of a list. Its answer is the items under their own name, and `next`: null when there is no more. */
export interface Page {
  /** The `next` of the page before. */
  after?: string | undefined;
  limit: number;
}

/** A place in a list that is sorted by a time and then by an id. */
export interface Place {
  time: string;
  id: string;
}

const place = z.tuple([z.iso.datetime(), z.string().max(300)]);

/** Where a page begins: null is the beginning of the list. A text that is no cursor of ours is refused. */
export function readCursor(after: string | undefined): Place | null | 'invalid_cursor' {
  if (after === undefined) return null;
  try {
    const [time, id] = place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return isStorable(id) ? { time, id } : 'invalid_cursor';
  } catch {
    return 'invalid_cursor';
  }
}

/** The rows of a page, of one more than its limit, and where the next begins. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Place) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null };
}

function cursorOf({ time, id }: Place): string {
  return Buffer.from(JSON.stringify([time, id])).toString('base64url');
}
