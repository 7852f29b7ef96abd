import { z } from 'zod';
import { isStorable } from './is-storable.ts';

/** A requested page of a list. The result holds the items under their own name, and `next`: null on the last page. */
export interface Page {
  /** The `next` of the previous page. */
  after?: string | undefined;
  limit: number;
}

/** A position in a list that is sorted by a time and then by an id. */
export interface Place {
  time: string;
  id: string;
}

const place = z.tuple([z.iso.datetime(), z.string().max(300)]);

/** Parses a cursor into the position after which the page begins; null is the beginning of the list. */
export function readCursor(after: string | undefined): Place | null | 'invalid_cursor' {
  if (after === undefined) return null;
  try {
    const [time, id] = place.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return isStorable(id) ? { time, id } : 'invalid_cursor';
  } catch {
    return 'invalid_cursor';
  }
}

/** Takes up to `limit + 1` rows, and returns those of the page and the cursor of the next. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Place) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null };
}

export function cursorOf({ time, id }: Place): string {
  return Buffer.from(JSON.stringify([time, id])).toString('base64url');
}
