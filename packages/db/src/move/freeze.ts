import { type Kysely, sql } from 'kysely';
import { FROZEN } from '../busy.ts';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import type { MovedTable } from './moved-table.ts';
import { type SourceWriter, setSource } from './source-state.ts';
import { triggersOf } from './triggers.ts';

const REFUSE = 'move_refuse';

interface Freezing {
  source: Database;
  writer: SourceWriter;
  now: () => Date;
}

/**
 * From now on the source refuses every write to these tables, and every migration, as a database that is busy does. What
 * was being written when it began is either committed or refused once this resolves: on Postgres, `create trigger` waits
 * for the table's writers.
 */
export async function freeze({ source, writer, now }: Freezing, tables: readonly MovedTable[]): Promise<void> {
  const names = [...tables.map(({ name }) => name), 'kysely_migration'];
  const begin = async (tx: Kysely<Tables>) => {
    await setSource(tx, { state: 'frozen', now: now() });
    if (source.kind === 'postgres') await createRefusal(tx);
    else for (const name of names) await refuseOnSqlite(tx, name, await triggersOf(tx, source.kind));
  };
  await writer.write(begin);
  // One table's lock at a time: nobody's lock is waited for while another is held.
  const refused = await triggersOf(source.migrations, source.kind);
  for (const name of source.kind === 'postgres' ? names : [])
    if (!refused.has(`${REFUSE}_${name}`)) await writer.write((tx) => refuseOnPostgres(tx, name));
}

async function refuseOnSqlite(tx: Kysely<Tables>, name: string, present: Set<string>): Promise<void> {
  for (const event of ['insert', 'update', 'delete']) {
    const trigger = `${REFUSE}_${name}_${event}`;
    if (present.has(trigger)) continue;
    await sql`create trigger ${sql.id(trigger)} before ${sql.raw(event)} on ${sql.table(name)}
      begin select raise(abort, ${sql.lit(FROZEN)}); end`.execute(tx);
  }
}

/** `cannot_connect_now`: a state of the server, not a fault of the statement. */
async function createRefusal(tx: Kysely<Tables>): Promise<void> {
  await sql`create or replace function ${sql.id(REFUSE)}() returns trigger language plpgsql as $$
    begin raise exception ${sql.lit(FROZEN)} using errcode = '57P03'; end $$`.execute(tx);
}

async function refuseOnPostgres(tx: Kysely<Tables>, name: string): Promise<void> {
  await sql`create trigger ${sql.id(`${REFUSE}_${name}`)} before insert or update or delete or truncate
    on ${sql.table(name)} for each statement execute function ${sql.id(REFUSE)}()`.execute(tx);
}

/** Writes are possible again. */
export async function thaw(tx: Kysely<Tables>, kind: Database['kind']): Promise<void> {
  if (kind === 'postgres') await sql`drop function if exists ${sql.id(REFUSE)} cascade`.execute(tx);
  else await dropTriggers(tx, REFUSE);
}

/** Migrations are possible again, of which the move's own last word is one. */
export async function thawMigrations(tx: Kysely<Tables>, kind: Database['kind']): Promise<void> {
  const name = `${REFUSE}_kysely_migration`;
  if (kind === 'postgres') await sql`drop trigger ${sql.id(name)} on kysely_migration`.execute(tx);
  else await dropTriggers(tx, name);
}

/** Of SQLite: those whose names begin so. */
export async function dropTriggers(tx: Kysely<Tables>, prefix: string): Promise<void> {
  for (const name of await triggersOf(tx, 'sqlite'))
    if (name.startsWith(prefix)) await sql`drop trigger ${sql.id(name)}`.execute(tx);
}
