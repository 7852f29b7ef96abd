import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { asText, type MovedTable } from './moved-table.ts';
import type { SourceWriter } from './source-state.ts';
import { triggersOf } from './triggers.ts';

/**
 * From now on every change of these tables, by any process, also leaves the row's key in `move_changes`, in its own
 * transaction. Holds only keys. When this resolves, what was written without a note is committed and can be read: on
 * Postgres, `create trigger` waits for the table's writers.
 */
export async function noteChanges(
  source: Database,
  writer: SourceWriter,
  tables: readonly MovedTable[],
): Promise<void> {
  await writer.write((tx) => createLog(tx, source.kind));
  const present = await triggersOf(source.migrations, source.kind);
  for (const table of tables) {
    const name = `move_note_${table.name}`;
    if (source.kind === 'postgres') {
      if (!present.has(name)) await writer.write((tx) => noteOnPostgres(tx, name, table));
    } else if (!present.has(`${name}_delete`)) await writer.write((tx) => noteOnSqlite(tx, name, table));
  }
}

/** A number is given once and never again, so that a change which was noted later is not taken for one that is applied. */
async function createLog(tx: Kysely<Tables>, kind: Database['kind']): Promise<void> {
  const number =
    kind === 'sqlite' ? 'integer primary key autoincrement' : 'bigint generated always as identity primary key';
  await sql`create table if not exists move_changes
    (number ${sql.raw(number)}, name text not null, key text not null)`.execute(tx);
}

async function noteOnPostgres(tx: Kysely<Tables>, name: string, table: MovedTable): Promise<void> {
  const keyOf = (row: string) => keyObject('json_build_object', table, row);
  const changed = differs(table, 'is distinct from');
  await sql`create or replace function ${sql.id(name)}() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then ${noteOf(table, keyOf('old'))}; end if;
      if tg_op = 'INSERT' then ${noteOf(table, keyOf('new'))}; end if;
      if tg_op = 'UPDATE' and ${changed} then ${noteOf(table, keyOf('new'))}; end if;
      return null;
    end $$`.execute(tx);
  await sql`create trigger ${sql.id(name)} after insert or update or delete on ${sql.table(table.name)}
    for each row execute function ${sql.id(name)}()`.execute(tx);
}

async function noteOnSqlite(tx: Kysely<Tables>, name: string, table: MovedTable): Promise<void> {
  const keyOf = (row: string) => keyObject('json_object', table, row);
  const notes = {
    insert: sql`${noteOf(table, keyOf('new'))};`,
    update: sql`${noteOf(table, keyOf('old'))}; ${noteOf(table, keyOf('new'))} where ${differs(table, 'is not')};`,
    delete: sql`${noteOf(table, keyOf('old'))};`,
  };
  for (const [event, note] of Object.entries(notes))
    await sql`create trigger ${sql.id(`${name}_${event}`)} after ${sql.raw(event)} on ${sql.table(table.name)}
      begin ${note} end`.execute(tx);
}

function noteOf({ name }: MovedTable, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into move_changes (name, key) select ${sql.lit(name)}, ${key}`;
}

function keyObject(build: string, { key }: MovedTable, row: string): RawBuilder<unknown> {
  const pairs = key.flatMap((column) => [sql.lit(column.name), asText(column, sql.raw(row))]);
  return sql`cast(${sql.raw(build)}(${sql.join(pairs)}) as text)`;
}

function differs({ key }: MovedTable, operator: string): RawBuilder<unknown> {
  const side = (row: string) => sql.join(key.map(({ name }) => sql`${sql.raw(row)}.${sql.id(name)}`));
  return sql`(${side('new')}) ${sql.raw(operator)} (${side('old')})`;
}
