import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { onServer } from './on-server.ts';
import { schemaOf } from './postgres-schema.ts';
import { postgresUrl } from './setup.ts';

/** Migrated, emptied databases that tests of this worker have returned. */
const free: string[] = [];

/** Larger ones are not reused: they are slow to empty, and slow to read afterwards. */
const MOST_BYTES = 2 ** 20;

const OTHERS = "datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";

const TABLES = `select relname as name, pg_relation_size(oid)::int as bytes from pg_class
  where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'`;

/** The URL of a migrated database without a row. Reused and emptied after each test: creating one is expensive, because every table is several files. */
export async function borrowDatabase(): Promise<string> {
  const name = free.pop() ?? (await createDatabase('migrated'));
  onTestFinished(() => giveBack(name));
  return postgresUrl(inject('postgresSocket'), name);
}

/** The URL of a database without a single table, dropped when the test ends. */
export async function createEmptyDatabase(): Promise<string> {
  const name = await createDatabase('template0');
  onTestFinished(() => dropDatabase(name));
  return postgresUrl(inject('postgresSocket'), name);
}

async function giveBack(name: string): Promise<void> {
  const { lingering, pristine } = await on(name, async (client) => ({
    lingering: await untilAlone(client),
    pristine: await empty(client),
  }));
  if (pristine && lingering.length === 0) free.push(name);
  else await dropDatabase(name);
  if (lingering.length > 0) throw new Error(`The test has left connections open: ${JSON.stringify(lingering)}`);
}

/** Waits for connections that are closing, or whose process was killed. Returns those that stay open. */
async function untilAlone(client: pg.Client): Promise<unknown[]> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const { rows } = await client.query(`select application_name, state, query from pg_stat_activity where ${OTHERS}`);
    if (rows.length === 0 || Date.now() > deadline) return rows;
    await client.query('select pg_sleep(0.01)');
  }
}

/** Returns whether the database is now equivalent to a new one. */
async function empty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ name: string; bytes: number }>(TABLES);
  const used = rows.filter(({ bytes }) => bytes > 0);
  const bytes = used.reduce((sum, table) => sum + table.bytes, 0);
  if (bytes > MOST_BYTES || (await schemaOf(client)) !== inject('postgresSchema')) return false;
  // `delete`, because `truncate` creates new files. Foreign keys do not matter when every row is deleted.
  const deletions = used.map(({ name }) => `delete from ${pg.escapeIdentifier(name)}`);
  await client.query(['set session_replication_role = replica', ...deletions].join(';'));
  return true;
}

async function createDatabase(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await on('postgres', (client) => client.query(`create database ${name} template ${template}`));
  return name;
}

async function dropDatabase(name: string): Promise<void> {
  await on('postgres', (client) => client.query(`drop database ${name} with (force)`));
}

function on<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return onServer(inject('postgresSocket'), work, database);
}
