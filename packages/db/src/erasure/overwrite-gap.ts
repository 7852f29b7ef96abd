import type SqliteFile from 'better-sqlite3';
import type { FoundLeaf } from './find-leftovers.ts';
import { longestLocal, onPage, sizeOfText, sizeOfVarint } from './record-size.ts';

interface Row {
  rowid: number;
  payload: number;
  /** What the column must hold in the end. */
  text: string | null;
  /** What it holds now. */
  current: string | null;
}

/** A row that grows by this much exceeds the gap, however much of the page is free elsewhere. */
const ENOUGH = 8;

/**
 * Overwrites the gap of a page, in the caller's transaction. Its rows grow until they fill the page: they then occupy the
 * gap, or SQLite defragments the page and zeroes it. Afterwards they shrink again, and `secure_delete` zeroes what they
 * free. Every row reads as before.
 */
export function overwriteGap(file: SqliteFile.Database, { table, column, leaf }: FoundLeaf): void {
  const get = file.prepare<[number], string | null>(`select ${column} from ${table} where rowid = ?`).pluck();
  const set = file.prepare<[string | null, number]>(`update ${table} set ${column} = ? where rowid = ?`);
  const pageSize = file.pragma('page_size', { simple: true }) as number;
  let { free } = leaf;

  function write(row: Row, text: string | null): void {
    const payload = row.payload - sizeOfText(row.current) + sizeOfText(text);
    free += onPage(row.payload, pageSize) - onPage(payload, pageSize);
    set.run(text, row.rowid);
    Object.assign(row, { payload, current: text });
  }

  const rows = leaf.cells
    .map(({ rowid, payload }): Row => {
      const text = get.get(rowid) ?? null;
      return { rowid, payload, text, current: text };
    })
    .toSorted((a, b) => a.payload - b.payload);
  // A row with overflow pages would grow there instead of on this page.
  for (const row of rows) if (row.payload > longestLocal(pageSize)) write(row, '');
  for (const row of rows) if (free < ENOUGH && (row.current ?? '').length >= ENOUGH) write(row, '');
  for (const row of rows) {
    const room = roomFor(row, free, pageSize);
    if (room > 0) write(row, (row.current ?? '') + ' '.repeat(room));
  }
  for (const row of rows) if (row.current !== row.text) write(row, row.text);
}

/** By how much the row's text can grow within the free space and without needing overflow pages. */
function roomFor({ current, payload }: Row, free: number, pageSize: number): number {
  const length = Buffer.byteLength(current ?? '');
  const rest = payload - sizeOfText(current);
  const longest = longestLocal(pageSize);
  const largest = Math.min(payload + sizeOfVarint(payload) + free, longest + sizeOfVarint(longest));
  const grown = (to: number) => rest + to + sizeOfVarint(13 + 2 * to);
  let to = largest - rest;
  while (to > length && grown(to) + sizeOfVarint(grown(to)) > largest) to--;
  return Math.max(0, to - length);
}
