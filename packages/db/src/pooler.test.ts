import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { capabilities } from './capabilities.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { emptyDatabaseUrl, poolers, testDatabaseUrl } from './testing/index.ts';
import { transact } from './transact.ts';

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };

describe.each(await poolers())('through %s', (_, start) => {
  async function world(directUrl: string) {
    const pooler = await start(inject('postgresSocket'));
    onTestFinished(() => pooler.stop());
    const url = directUrl.replace(/host=.*/, `host=${encodeURIComponent(pooler.socket)}`);
    const open = (options: DatabaseOptions = { directUrl }) => {
      const db = openDatabase(url, [notesSchema], options);
      onTestFinished(() => db.close());
      return db;
    };
    return { url, open };
  }

  function listenTo(db: Database) {
    const heard: Change[] = [];
    onTestFinished(db.changes.subscribe((change) => heard.push(change)));
    return heard;
  }

  const add = (db: Database, id: string) =>
    transact(db, async (tx) => {
      await tx.insertInto('notes').values({ id }).execute();
      await publish(tx, { ...renamed, audience: id });
    });

  test('transactions, reads and news of many at once pass, as without it', async () => {
    const { open } = await world(await testDatabaseUrl('postgres'));
    const [here, there] = [open(), open()];
    const heard = listenTo(there);
    await vi.waitFor(() => expect(heard).toEqual([everything]));
    const ids = Array.from({ length: 60 }, (_, i) => `user_${i}`);
    await Promise.all(ids.map((id, i) => add(i % 2 ? here : there, id)));
    const found = await Promise.all(
      ids.map((id) => here.read.selectFrom('notes').select('id').where('id', '=', id).executeTakeFirstOrThrow()),
    );
    expect(found.map(({ id }) => id)).toEqual(ids);
    await vi.waitFor(() => expect(new Set(heard.map(({ audience }) => audience))).toEqual(new Set(['*', ...ids])));
  });

  test('a transaction that stands still is ended by the server, and the limit stays in its transaction', async () => {
    const { open } = await world(await testDatabaseUrl('postgres'));
    const db = open();
    const limit = sql<{ limit: string }>`select current_setting('idle_in_transaction_session_timeout') as limit`;
    const within = await transact(db, (tx) => limit.execute(tx));
    const outside = await Promise.all(Array.from({ length: 10 }, () => limit.execute(db.read)));
    expect(within.rows).toEqual([{ limit: '30s' }]);
    expect(new Set(outside.map(({ rows }) => rows[0]?.limit))).toEqual(new Set(['0']));
  });

  test('settings at the start of a connection are refused', async () => {
    const { url } = await world(await testDatabaseUrl('postgres'));
    const client = new pg.Client({ connectionString: url, idle_in_transaction_session_timeout: 1_000 });
    await expect(client.connect()).rejects.toThrow('unsupported startup parameter');
  });

  test('it migrates and listens past it, and looks again when the connection for that was lost', async () => {
    const { open } = await world(await emptyDatabaseUrl('postgres'));
    const db = open();
    expect((await migrate(db)).length).toBeGreaterThan(0);
    expect(await Promise.all(capabilities.map(db.can))).toEqual([true, true, true]);
    const heard = listenTo(db);
    await vi.waitFor(() => expect(heard).toEqual([everything]));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(
      db.migrations,
    );
    await vi.waitFor(() => expect(heard).toEqual([everything, everything]));
    await add(db, 'user_1');
    await vi.waitFor(() => expect(heard).toContainEqual(renamed));
  });

  test('without a way past it, it finds out what is missing, and goes on without', async () => {
    const { open } = await world(await emptyDatabaseUrl('postgres'));
    const [here, there] = [open({ prepare: false }), open({ prepare: false })];
    const applied = await Promise.all([migrate(here), migrate(there)]);
    expect(applied.flat().toSorted()).toEqual(Object.keys(here.schema.migrations));
    expect(await Promise.all(capabilities.map(here.can))).toEqual([false, false, true]);
    const heard = listenTo(there);
    await vi.waitFor(() => expect(heard).toEqual([everything]));
    await add(here, 'user_1');
    await vi.waitFor(() => expect(heard).toEqual([everything, everything]));
  });
});
