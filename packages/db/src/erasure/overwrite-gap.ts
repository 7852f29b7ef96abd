import type SqliteFile from 'better-sqlite3';
import type { FoundLeaf } from './find-leftovers.ts';
import { longestLocal, onPage, sizeOfText, sizeOfVarint } from './record-size.ts';

interface Row {
  rowid: number;
  payload: number;
  /** What the column is to hold in the end. */
  text: string | null;
  /** What it holds now. */
  standing: string | null;
}

/** A row that grows by as much needs more than the gap, however much of the page is free elsewhere. */
const ENOUGH = 8;

/**
 * Overwrites the gap of a page, in the caller's transaction: its rows grow until they fill the page, which takes the gap
 * or has SQLite move the page's rows together and zero it, and then shrink again, which `secure_delete` zeroes. Every row
 * reads as before.
 */
export function overwriteGap(file: SqliteFile.Database, { table, column, leaf }: FoundLeaf): void {
  const get = file.prepare<[number], string | null>(`select ${column} from ${table} where rowid = ?`).pluck();
  const set = file.prepare<[string | null, number]>(`update ${table} set ${column} = ? where rowid = ?`);
  const pageSize = file.pragma('page_size', { simple: true }) as number;
  let { free } = leaf;

  function write(row: Row, text: string | null): void {
    const payload = row.payload - sizeOfText(row.standing) + sizeOfText(text);
    free += onPage(row.payload, pageSize) - onPage(payload, pageSize);
    set.run(text, row.rowid);
    Object.assign(row, { payload, standing: text });
  }

  const rows = leaf.cells
    .map(({ rowid, payload }): Row => {
      const text = get.get(rowid) ?? null;
      return { rowid, payload, text, standing: text };
    })
    .toSorted((a, b) => a.payload - b.payload);
  // A row with overflow pages would grow there and not here.
  for (const row of rows) if (row.payload > longestLocal(pageSize)) write(row, '');
  for (const row of rows) if (free < ENOUGH && (row.standing ?? '').length >= ENOUGH) write(row, '');
  for (const row of rows) {
    const room = roomFor(row, free, pageSize);
    if (room > 0) write(row, (row.standing ?? '') + ' '.repeat(room));
  }
  for (const row of rows) if (row.standing !== row.text) write(row, row.text);
}

/** How much longer the row's text can become without taking more than is free, or than a row without overflow pages can. */
function roomFor({ standing, payload }: Row, free: number, pageSize: number): number {
  const length = Buffer.byteLength(standing ?? '');
  const rest = payload - sizeOfText(standing);
  const longest = longestLocal(pageSize);
  const largest = Math.min(payload + sizeOfVarint(payload) + free, longest + sizeOfVarint(longest));
  const grown = (to: number) => rest + to + sizeOfVarint(13 + 2 * to);
  let to = largest - rest;
  while (to > length && grown(to) + sizeOfVarint(grown(to)) > largest) to--;
  return Math.max(0, to - length);
}
