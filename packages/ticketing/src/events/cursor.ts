import { z } from 'zod';

/** A place in a list that is sorted by a time and then by an id. */
export interface Place {
  time: string;
  id: string;
}

export interface Page {
  /** The `next` of the page before. */
  after?: string | undefined;
  limit: number;
}

const place = z.tuple([z.iso.datetime(), z.string()]);

export function cursorOf({ time, id }: Place): string {
  return Buffer.from(JSON.stringify([time, id])).toString('base64url');
}

/** Undefined for a text that is no cursor of ours. */
export function parseCursor(cursor: string): Place | undefined {
  try {
    const [time, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { time, id };
  } catch {
    return undefined;
  }
}

/** The rows of a page, of one more than its limit, and where the next begins. */
export function pageOf<Row>(rows: Row[], limit: number, placeOf: (row: Row) => Place) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null };
}
