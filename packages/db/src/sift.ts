import { cursorOf, type Place } from './page.ts';

const BATCH = 500;

/** Looked at for one page. A million rows of which nothing fits are turned down in a hundred pages, not in one long query. */
const MOST = 10_000;

interface Sieve<Row> {
  limit: number;
  /** Up to `count` rows after that place, in the order of the list, by an index. */
  read(place: Place | null, count: number): Promise<Row[]>;
  keep(row: Row): boolean;
  placeOf(row: Row): Place;
}

/**
 * A page of the rows that fit, where no index knows which do. It looks at a bounded number of them: a page may hold fewer
 * than `limit`, even none, and yet have a `next`.
 */
export async function sift<Row>(after: Place | null, { limit, read, keep, placeOf }: Sieve<Row>) {
  const page: Row[] = [];
  let place = after;
  for (let seen = 0; seen < MOST; seen += BATCH) {
    const rows = await read(place, BATCH);
    for (const row of rows) {
      if (keep(row)) {
        if (page.length === limit) return { page, next: place && cursorOf(place) };
        page.push(row);
      }
      place = placeOf(row);
    }
    if (rows.length < BATCH) return { page, next: null };
    // better-sqlite3 is synchronous.
    await new Promise(setImmediate);
  }
  return { page, next: place && cursorOf(place) };
}
