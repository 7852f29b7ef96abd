import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { DatabaseBusy } from '../busy.ts';
import { type Change, everything, type News, publish } from '../changes.ts';
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { onServer, postgresUrl, type Replicated, startReplicated } from '../testing/index.ts';
import { type Transaction, transact } from '../transact.ts';
import type { Standbys, Viewer } from './standbys.ts';

let servers: Replicated;
let primary: Replicated['primary'];
let standby: Replicated['standby'];
/** As two processes have it. */
let here: Database & { standbys: Standbys };
let there: Database & { standbys: Standbys };

async function open(more: DatabaseOptions = {}) {
  const readUrls = [postgresUrl(standby.socket, 'postgres')];
  const db = openDatabase(postgresUrl(primary.socket, 'postgres'), [notesSchema], {
    readUrls,
    longestLagMs: 1_000,
    statementTimeoutMs: 1_000,
    ...more,
  });
  if (!db.standbys) throw new Error('No standbys');
  return { ...db, read: db.read, write: db.write, standbys: db.standbys };
}

beforeAll(async () => {
  servers = await startReplicated();
  ({ primary, standby } = servers);
  [here, there] = await Promise.all([open(), open()]);
  await migrate(here);
});
afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await servers.stop();
});

const read = async ({ standbys }: typeof here, viewer: Viewer = {}) =>
  (await standbys.readerFor(viewer).selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id);

const ids = async () => (await here.read.selectFrom('notes').select('id').orderBy('id').execute()).map(({ id }) => id);

const outcome = (asked: Promise<unknown>) => asked.catch((error: unknown) => error);
const write = (id: string, audience: string, db: Database = here) =>
  transact(db, async (tx) => {
    await tx.insertInto('notes').values({ id }).execute();
    await publish(tx, { fact: 'name', concerns: 'owner', audience });
  });

const state = async (db = here) => {
  const { standbys, servedByPrimary } = await db.standbys.state();
  return { fitness: standbys[0]?.fitness, served: standbys[0]?.served ?? 0, servedByPrimary };
};

/** Until both read from it. */
async function serves() {
  for (const db of [here, there])
    await vi.waitFor(async () => {
      await read(db, { person: 'somebody' });
      expect(await state(db)).toMatchObject({ fitness: 'serves' });
    });
}

test('reads are served by the standby, also those of somebody who is signed in', async () => {
  await serves();
  const before = await state();
  await vi.waitFor(async () => {
    await read(here, { person: 'user_1' });
    expect((await state()).served).toBeGreaterThan(before.served);
  });
});

test('own writes are read back although the standby is paused, here and at another process, by what is heard or carried', async () => {
  await serves();
  await standby.pause();
  const { served } = await state();
  await write('own', 'user_1');
  expect(await read(here, { person: 'user_1' })).toEqual(['own']);
  expect(await read(there, { after: here.standbys.written.latest })).toEqual(['own']);
  await vi.waitFor(async () => expect(await read(there, { person: 'user_1' })).toEqual(['own']));
  expect((await state()).served).toBe(served);

  expect(await read(here, { person: 'user_2' })).toEqual([]);
  expect(await read(there)).toEqual([]);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ fitness: 'lags' }));
  expect(await read(here)).toEqual(['own']);

  await standby.resume();
  await serves();
  const again = await state();
  expect(await read(here, { person: 'user_1' })).toEqual(['own']);
  expect(await state()).toEqual({ ...again, served: again.served + 1 });
});

test('what was written a moment ago is asked of the standby as soon as it is there', async () => {
  await serves();
  const before = await state();
  await vi.waitFor(async () => {
    await write(`moment ${Math.random()}`, 'user_1');
    expect(await read(here, { person: 'user_1' })).toEqual(await ids());
    expect((await state()).served).toBeGreaterThan(before.served);
  });
});

test('a standby that is killed fails nobody, is left out, and comes back by itself', async () => {
  await serves();
  await standby.end('SIGKILL');
  const answers = await Promise.all(Array.from({ length: 20 }, () => read(here)));
  for (const answer of answers) expect(answer).toEqual(await ids());
  expect(await state()).toMatchObject({ fitness: 'away' });
  // It is a synchronous one: a commit that it does not have is answered to nobody.
  expect(await outcome(write('unconfirmed', 'user_1'))).toBeInstanceOf(DatabaseBusy);
  await standby.start();
  await serves();
  const { served } = await state();
  expect(await read(here)).toEqual(await ids());
  expect((await state()).served).toBe(served + 1);
});

test('where there is no NOTIFY, what to ask again is asked behind the change, and who is signed in asks the primary', async () => {
  const lacks = ['notify'] as const;
  const [writer, reader] = await Promise.all([open({ lacks }), open({ lacks })]);
  onTestFinished(async () => void (await Promise.all([writer.close(), reader.close()])));
  const heard = vi.fn();
  reader.changes.subscribe(heard);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  const before = reader.standbys.written.latest;
  await write('counted', 'user_1', writer);
  expect(writer.standbys.written.latest).toBeGreaterThan(before);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2));
  expect(reader.standbys.written.latest).toBeGreaterThanOrEqual(writer.standbys.written.latest);
  expect(await read(reader, { person: 'user_1' })).toEqual(await ids());
  expect((await state(reader)).served).toBe(0);
});

test('without standbys nothing is there to decide, and a commit says no position', async () => {
  const db = openDatabase(postgresUrl(primary.socket, 'postgres'), [notesSchema]);
  const heard = vi.fn();
  const unsubscribe = here.changes.subscribe(heard, 'user_9');
  await transact(db, (tx) => publish(tx, { fact: 'name', concerns: 'owner', audience: 'user_9' }));
  await db.close();
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ fact: 'name', concerns: 'owner', audience: 'user_9' }));
  unsubscribe();
  expect(db.standbys).toBeUndefined();
});

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
const add = (tx: Transaction, id: string) => tx.insertInto('notes').values({ id }).execute();

/** Writes without a pause, on ten tracks. Keeps what was acknowledged, and every failure. */
function load(db: Database) {
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
  // The standby comes first: which one takes writes is found out.
  const hosts = `${standby.socket},${primary.socket}`;
  const db = openDatabase(`${postgresUrl(hosts, 'postgres')}&target_session_attrs=read-write`, [notesSchema]);
  onTestFinished(() => db.close());
  const heard: Change[] = [];
  db.changes.subscribe((change) => heard.push(change));
  await vi.waitFor(() => expect(heard).toEqual([everything]));
  // One that does not listen finds the way by its pool alone.
  const silent = openDatabase(postgresUrl(hosts, 'postgres'), [notesSchema]);
  onTestFinished(() => silent.close());
  await transact(silent, (tx) => add(tx, 'before'));
  const { acknowledged, failures, stop } = load(db);
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

  await vi.waitFor(async () =>
    expect(await outcome(transact(silent, (tx) => add(tx, 'after')))).not.toBeInstanceOf(Error),
  );
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
  const alone = openDatabase(postgresUrl(standby.socket, 'postgres'), [notesSchema]);
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
