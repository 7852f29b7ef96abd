import type { Database } from '../database.ts';
import type { MovedTable } from './moved-table.ts';
import { keyOf } from './moved-table.ts';
import { put, readAfter, type UniqueIndex } from './rows.ts';
import type { SourceWriter } from './source-state.ts';
import { type Progress, saveProgress, type TargetWriter } from './target-state.ts';

/** A transaction of this many takes some tens of milliseconds. */
const ROWS_AT_ONCE = 1_000;

export interface Moving {
  source: Database;
  target: Database;
  tables: readonly MovedTable[];
  unique: readonly UniqueIndex[];
  onSource: SourceWriter;
  onTarget: TargetWriter;
  signal: AbortSignal;
}

/**
 * Copies every table in the order of its key, from where an earlier run ended: rows and progress are one transaction. What
 * changes in the source behind this walk stands in its log.
 */
export async function copyTables(moving: Moving, progress: Progress, onRows: (rows: number) => void): Promise<void> {
  for (const table of moving.tables)
    while (!progress[table.name]?.done) onRows(await copySome(moving, table, progress));
}

async function copySome(moving: Moving, table: MovedTable, progress: Progress): Promise<number> {
  moving.signal.throwIfAborted();
  const { after, rows: before } = progress[table.name] ?? { after: null, rows: 0 };
  const rows = await readAfter(moving.source, table, after, ROWS_AT_ONCE);
  const last = rows.at(-1);
  const next = {
    after: last ? keyOf(table, last) : after,
    rows: before + rows.length,
    done: rows.length < ROWS_AT_ONCE,
  };
  const keys = rows.map((row) => keyOf(table, row));
  const unique = moving.unique.filter((index) => index.table === table.name);
  await moving.onTarget.write(async (tx) => {
    await put(tx, moving.target.kind, { table, keys, rows, unique });
    await saveProgress(tx, { ...progress, [table.name]: next });
  });
  progress[table.name] = next;
  return rows.length;
}
