import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { DatabaseBusy } from './busy.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import {
  onServer,
  type PostgresServer,
  type PostgresStandby,
  startPostgresServer,
  startStandby,
} from './testing/index.ts';
import { type Transaction, transact } from './transact.ts';

let primary: PostgresServer;
let standby: PostgresStandby;
let db: Database;
const heard: Change[] = [];

beforeAll(async () => {
  primary = await startPostgresServer({ as: 'replicated' });
  standby = await startStandby(primary, { synchronous: true });
  // The standby comes first: which one takes writes is found out.
  const hosts = encodeURIComponent(`${standby.socket},${primary.socket}`);
  db = openDatabase(`postgres://postgres@/postgres?host=${hosts}&target_session_attrs=read-write`, [notesSchema]);
  db.changes.subscribe((change) => heard.push(change));
  await migrate(db);
});
afterAll(async () => {
  await db.close();
  await standby.stop();
  await primary.stop();
});

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
const add = (tx: Transaction, id: string) => tx.insertInto('notes').values({ id }).execute();
const outcome = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);

/** Writes without a pause, on ten tracks. Keeps what was acknowledged, and every failure. */
function load() {
  const acknowledged: string[] = [];
  const failures: unknown[] = [];
  let stopped = false;
  const track = async (name: number) => {
    for (let i = 0; !stopped; i++) {
      const id = `${name} ${i}`;
      const told = await outcome(transact(db, (tx) => add(tx, id)));
      if (told instanceof Error) failures.push(told);
      else acknowledged.push(id);
      await new Promise(setImmediate);
    }
  };
  const running = Promise.all(Array.from({ length: 10 }, (_, i) => track(i)));
  return {
    acknowledged,
    failures,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

test('a primary that is killed under load is followed by its standby: nothing acknowledged is lost, and nothing is restarted', async () => {
  const { acknowledged, failures, stop } = load();
  onTestFinished(stop);
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200));
  await primary.end('SIGKILL');
  await vi.waitFor(() => expect(failures.length).toBeGreaterThan(10));
  const before = acknowledged.length;
  await standby.promote();
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 100));
  await stop();
  expect(failures.filter((error) => !(error instanceof DatabaseBusy))).toEqual([]);
  const rows = await db.read.selectFrom('notes').select('id').execute();
  const kept = new Set(rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);

  await vi.waitFor(() => expect(heard).toEqual([everything, everything]));
  await transact(db, (tx) => publish(tx, renamed));
  await vi.waitFor(() => expect(heard.at(-1)).toEqual(renamed));
}, 60_000);

test('a server that turns to taking no writes is a DatabaseBusy, and its connections are not used again', async () => {
  const turn = (readOnly: 'on' | 'off') =>
    onServer(standby.socket, async (client) => {
      await client.query(`alter system set default_transaction_read_only = ${readOnly}`);
      await client.query('select pg_reload_conf()');
    });
  const alone = openDatabase(`postgres://postgres@/postgres?host=${encodeURIComponent(standby.socket)}`, [notesSchema]);
  onTestFinished(() => alone.close());
  const write = (id: string) =>
    transact(alone, async (tx) => {
      await add(tx, id);
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      return rows[0]?.pid;
    });
  const before = await write('first');
  await turn('on');
  await vi.waitFor(async () =>
    expect(await outcome(write('no'))).toMatchObject({ name: 'DatabaseBusy', code: '25006' }),
  );
  await turn('off');
  await vi.waitFor(async () => expect(await outcome(write('taken'))).not.toBeInstanceOf(Error));
  expect(await write('again')).not.toBe(before);
});
