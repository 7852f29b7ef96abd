import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { retryWhenBusy } from '../retry.ts';
import type { Moving } from './copy-tables.ts';
import type { MovedTable, TextRow } from './moved-table.ts';
import { patiently } from './patiently.ts';
import { put, readKeys } from './rows.ts';

/** Many, because each batch is a commit in the source, after which its clients on SQLite look at everything again. */
const CHANGES_AT_ONCE = 5_000;

interface Change {
  number: number;
  name: string;
  key: string;
}

const key = z.record(z.string(), z.string().nullable());

/**
 * Applies what the log holds, oldest first: for each changed key, the row as it is now, or none. Only then does it leave
 * the log, by number, because a row may have changed again meanwhile, and because on Postgres a smaller number can become
 * visible later. Returns how many there were, at most one batch.
 */
async function catchUp(moving: Moving): Promise<number> {
  moving.signal.throwIfAborted();
  const changes = await readLog(moving.source);
  for (const [name, ofTable] of Map.groupBy(changes, (change) => change.name)) {
    const table = moving.tables.find((one) => one.name === name);
    if (table) await apply(moving, table, ofTable);
  }
  await forget(moving.source, changes);
  return changes.length;
}

/** Applies everything until a batch is not full: then few are left, and new ones come more slowly than they are applied. */
export async function catchUpUntilFew(moving: Moving): Promise<void> {
  while ((await catchUp(moving)) === CHANGES_AT_ONCE);
}

/** For a source that is frozen. */
export async function catchUpCompletely(moving: Moving): Promise<void> {
  while ((await catchUp(moving)) > 0);
}

async function readLog({ migrations }: Database): Promise<Change[]> {
  const query = sql<Change>`select number, name, key from move_changes order by number limit ${sql.lit(CHANGES_AT_ONCE)}`;
  const { rows } = await retryWhenBusy(() => query.execute(migrations));
  return rows;
}

async function apply(
  { source, target, unique, onTarget }: Moving,
  table: MovedTable,
  changes: Change[],
): Promise<void> {
  const keys: TextRow[] = [...new Set(changes.map((change) => change.key))].map((text) => key.parse(JSON.parse(text)));
  const rows = await readKeys(source, table, keys);
  const ofTable = unique.filter((index) => index.table === table.name);
  await onTarget.write((tx) => put(tx, target.kind, { table, keys, rows, unique: ofTable }));
}

async function forget(source: Database, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const numbers = JSON.stringify(changes.map(({ number }) => number));
  const listed =
    source.kind === 'sqlite'
      ? sql`select value from json_each(${numbers})`
      : sql`select value::bigint from json_array_elements_text(${numbers}::json)`;
  await patiently(source, async (tx) => {
    await sql`delete from move_changes where number in (${listed})`.execute(tx);
  });
}
