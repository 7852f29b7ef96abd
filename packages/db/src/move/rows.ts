import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { retryWhenBusy } from '../retry.ts';
import type { Tables } from '../tables.ts';
import {
  asText,
  columnsOf,
  type MovedColumn,
  type MovedTable,
  namesOf,
  ourSchema,
  type TextRow,
} from './moved-table.ts';

/** The next rows in the order of the key, as one moment has them. */
export async function readAfter(db: Database, table: MovedTable, after: TextRow | null, limit: number) {
  const key = columnsOf(table, table.key);
  const beyond = after && sql`where (${key}) > (${sql.join(table.key.map(({ name }) => after[name]))})`;
  return await read(db, sql`${selectFrom(table)} ${beyond ?? sql``} order by ${key} limit ${sql.lit(limit)}`);
}

/** The rows of these keys that there are, as one moment has them. */
export async function readKeys(db: Database, table: MovedTable, keys: readonly TextRow[]): Promise<TextRow[]> {
  const wanted = recordsOf(db.kind, { table, columns: table.key, records: keys });
  return await read(
    db,
    sql`${selectFrom(table)} where (${columnsOf(table, table.key)}) in (select ${namesOf(table.key)} from ${wanted})`,
  );
}

async function read({ migrations }: Database, query: RawBuilder<unknown>): Promise<TextRow[]> {
  const { rows } = await retryWhenBusy(() => (query as RawBuilder<TextRow>).execute(migrations));
  return rows;
}

function selectFrom(table: MovedTable): RawBuilder<unknown> {
  const columns = table.columns.map((column) => sql`${asText(column, sql.id(table.name))} as ${sql.id(column.name)}`);
  return sql`select ${sql.join(columns)} from ${sql.table(table.name)}`;
}

interface Put {
  table: MovedTable;
  /** What was read in the source, at one moment. */
  keys: readonly TextRow[];
  /** The rows that were found by them. */
  rows: readonly TextRow[];
  /** Of Postgres. */
  unique: readonly UniqueIndex[];
}

/**
 * Makes the target hold these rows for these keys, and no row for a key without one.
 *
 * A row of another key that is in the way of a unique index gives way: the source cannot hold both, so it has changed since
 * it was copied. That change stands in the log, not yet applied, and will bring the row again.
 */
export async function put(
  tx: Kysely<Tables>,
  kind: Database['kind'],
  { table, keys, rows, unique }: Put,
): Promise<void> {
  const gone = recordsOf(kind, { table, columns: table.key, records: keys });
  await sql`delete from ${sql.table(table.name)} where (${namesOf(table.key)}) in
    (select ${namesOf(table.key)} from ${gone})`.execute(tx);
  if (rows.length === 0) return;
  const given = recordsOf(kind, { table, columns: table.columns, records: rows });
  for (const { columns, predicate } of unique) {
    const where = sql.raw(predicate === null ? 'true' : predicate);
    await sql`delete from ${sql.table(table.name)} where ${where} and (${sql.raw(columns)}) in
      (select ${sql.raw(columns)} from ${given} where ${where})`.execute(tx);
  }
  const names = namesOf(table.columns);
  const insert = sql.raw(kind === 'sqlite' ? 'insert or replace' : 'insert');
  await sql`${insert} into ${sql.table(table.name)} (${names}) select ${names} from ${given}`.execute(tx);
}

export interface UniqueIndex {
  table: string;
  /** Its columns or expressions, as SQL. */
  columns: string;
  /** Which rows it is about, as SQL; null for all. */
  predicate: string | null;
}

/** Of the tables of Postgres, besides their primary keys. SQLite needs no list: `insert or replace` knows them. */
export async function uniqueIndexes({ kind, migrations }: Database): Promise<UniqueIndex[]> {
  if (kind === 'sqlite') return [];
  const { rows } = await sql<UniqueIndex>`
    select c.relname as "table", pg_get_expr(i.indpred, i.indrelid) as predicate,
      (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ' order by n)
        from generate_series(1, i.indnkeyatts) n) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and not i.indisprimary
      and c.relnamespace = ${ourSchema}`.execute(migrations);
  return rows;
}

interface Records {
  table: MovedTable;
  columns: readonly MovedColumn[];
  records: readonly TextRow[];
}

/** Rows that are sent along, as a table of the same columns. */
function recordsOf(kind: Database['kind'], { table, columns, records }: Records): RawBuilder<unknown> {
  const json = JSON.stringify(records);
  if (kind === 'postgres') return sql`json_populate_recordset(null::${sql.table(table.name)}, ${json}::json)`;
  const values = columns.map(({ name }) => sql`value ->> ${sql.lit(name)} as ${sql.id(name)}`);
  return sql`(select ${sql.join(values)} from json_each(${json}))`;
}
