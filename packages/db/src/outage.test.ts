import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { DatabaseBusy } from './busy.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { type PostgresServer, postgresUrl, startPostgresServer } from './testing/index.ts';
import { type Transaction, transact } from './transact.ts';

/** A separate server: stopping the shared one would disturb other tests. */
let server: PostgresServer;
let url: string;

const FOREIGN = [
  'not json',
  'null',
  '7',
  '"*"',
  '[]',
  '{"audience":"*"}',
  '{"audience":1,"fact":"name","concerns":"owner"}',
  '{"audience":"*","fact":"name","concerns":["owner"]}',
  `{"audience":"*","fact":"${'x'.repeat(101)}","concerns":"owner"}`,
  `["${'x'.repeat(7_900)}"]`,
];

/** A table whose rows delay the commit. */
const SLOW_COMMIT = [
  'create table slow (id int)',
  "create function nap() returns trigger language plpgsql as 'begin perform pg_sleep(10); return null; end'",
  'create constraint trigger late after insert on slow deferrable initially deferred for each row execute function nap()',
];

beforeAll(async () => {
  server = await startPostgresServer();
  url = postgresUrl(server.socket, 'postgres');
  const db = openDatabase(url, [notesSchema]);
  await migrate(db);
  await db.close();
});
afterEach(() => server.thaw());
afterAll(() => server.stop());

async function open(options: DatabaseOptions = {}) {
  const db = openDatabase(url, [notesSchema], options);
  onTestFinished(() => db.close());
  const heard: Change[] = [];
  onTestFinished(db.changes.subscribe((change) => heard.push(change)));
  await vi.waitFor(() => expect(heard).toEqual([everything]));
  return { db, heard };
}

const add = (tx: Transaction, id: string) =>
  tx
    .insertInto('notes')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
const write = (db: Database, id: string) => transact(db, (tx) => add(tx, id));
const read = (db: Database) => db.read.selectFrom('notes').select('id').execute();
const ids = async (db: Database) => (await read(db)).map(({ id }) => id);
const outcome = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);

/** Runs queries and transactions concurrently until told to stop, and records the outcome of each attempt. */
function load(db: Database) {
  const results: unknown[] = [];
  let stopped = false;
  const worker = async (id: string) => {
    while (!stopped) {
      results.push(await outcome(write(db, id)), await outcome(read(db)));
      await new Promise(setImmediate);
    }
  };
  const working = Promise.all(Array.from({ length: 20 }, (_, i) => worker(`load${i}`)));
  return {
    failures: () => results.filter((result) => result instanceof Error),
    async stop() {
      stopped = true;
      await working;
    },
  };
}

test.each([
  ['is restarted', 'SIGINT'],
  ['crashes and comes back', 'SIGKILL'],
] as const)('a server that %s under load is a DatabaseBusy, and then everything goes on', async (_, signal) => {
  const { db, heard } = await open();
  const { failures, stop } = load(db);
  await server.end(signal);
  await vi.waitFor(() => expect(failures().length).toBeGreaterThan(20));
  await server.start();
  await vi.waitFor(async () => expect(await outcome(write(db, signal))).not.toBeInstanceOf(Error), { timeout: 5_000 });
  await stop();
  expect(failures().filter((error) => !(error instanceof DatabaseBusy))).toEqual([]);
  expect(await ids(db)).toContain(signal);
  await vi.waitFor(() => expect(heard).toEqual([everything, everything]), { timeout: 5_000 });
});

test('backends that are terminated under load are a DatabaseBusy, and others take over', async () => {
  const { db, heard } = await open();
  const { failures, stop } = load(db);
  const admin = new pg.Client({ host: server.socket, user: 'postgres', database: 'postgres' });
  await admin.connect();
  await vi.waitFor(async () => {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
    expect(failures().length).toBeGreaterThan(5);
  });
  await admin.end();
  await stop();
  expect(failures().filter((error) => !(error instanceof DatabaseBusy))).toEqual([]);
  await write(db, 'terminated');
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1), { timeout: 5_000 });
});

test('a frozen server is a DatabaseBusy in a bounded time, to those in the middle and to those who come', async () => {
  const { db } = await open({ statementTimeoutMs: 300 });
  const frozen = transact(db, async (tx) => {
    await add(tx, 'frozen');
    await server.freeze();
  });
  expect(await outcome(frozen)).toBeInstanceOf(DatabaseBusy);
  const come = Array.from({ length: 30 }, (_, i) => outcome(write(db, `frozen${i}`)));
  for (const told of await Promise.all([outcome(read(db)), ...come])) expect(told).toBeInstanceOf(DatabaseBusy);
  server.thaw();
  await vi.waitFor(async () => expect(await outcome(write(db, 'thawed'))).not.toBeInstanceOf(Error), {
    timeout: 5_000,
  });
  expect(await ids(db)).toContain('thawed');
}, 20_000);

test('when the answer to a commit is lost, the work is not done again and the caller hears of it', async () => {
  const { db } = await open();
  for (const statement of SLOW_COMMIT) await sql.raw(statement).execute(db.read);
  const work = vi.fn((tx: Transaction) => sql`insert into slow values (1)`.execute(tx));
  const committing = outcome(transact(db, work));
  await vi.waitFor(async () => {
    const asleep = sql`select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'`;
    expect((await asleep.execute(db.read)).rows).toHaveLength(1);
  });
  expect(await committing).toBeInstanceOf(DatabaseBusy);
  expect(work).toHaveBeenCalledTimes(1);
});

test('a server that has no connection left to give is a DatabaseBusy', async () => {
  const { db } = await open();
  await sql`create role guest login connection limit 0`.execute(db.read);
  const guest = openDatabase(url.replace('postgres@', 'guest@'), [notesSchema]);
  onTestFinished(() => guest.close());
  expect(await outcome(read(guest))).toMatchObject({ name: 'DatabaseBusy', code: '53300' });
});

test('what the server says about the question itself stays what it is', async () => {
  const { db } = await open();
  const nonsense = sql`select * from nowhere`.execute(db.read);
  expect(await outcome(nonsense)).toMatchObject({ code: '42P01' });
  await expect(outcome(nonsense)).resolves.not.toBeInstanceOf(DatabaseBusy);
});

test('a commit that takes long holds up no other that has something to tell', async () => {
  const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
  const { db, heard } = await open();
  const standby = async (name: string) => {
    await sql`alter system set synchronous_standby_names = ${sql.lit(name)}`.execute(db.read);
    await sql`select pg_reload_conf()`.execute(db.read);
    const { rows } = await sql`show synchronous_standby_names`.execute(db.migrations);
    expect(rows).toEqual([{ synchronous_standby_names: name }]);
  };
  await vi.waitFor(() => standby('nobody'));
  const waiting = transact(db, async (tx) => {
    await sql`set local synchronous_commit = on`.execute(tx);
    await add(tx, 'waiting');
    await publish(tx, { ...renamed, audience: 'user_2' });
  });
  await vi.waitFor(async () => {
    const commits = sql`select 1 from pg_stat_activity where wait_event = 'SyncRep'`;
    expect((await commits.execute(db.read)).rows).toHaveLength(1);
  });
  await transact(db, (tx) => publish(tx, renamed));
  await vi.waitFor(() => expect(heard).toEqual([everything, renamed]));
  await vi.waitFor(() => standby(''));
  await waiting;
  await vi.waitFor(() => expect(heard).toHaveLength(3));
});

test('a NOTIFY that somebody else sent is ignored', async () => {
  const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
  const { db, heard } = await open();
  for (const payload of FOREIGN) await sql`select pg_notify('ticket_hub_changes', ${payload})`.execute(db.read);
  await transact(db, (tx) => publish(tx, renamed));
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(renamed));
  expect(heard).toHaveLength(2);
});
