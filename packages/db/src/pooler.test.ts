import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { capabilities } from './capabilities.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { emptyDatabaseUrl, pooledUrl, poolers, testDatabaseUrl } from './testing/index.ts';
import { transact } from './transact.ts';

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };

describe.each(await poolers())('through %s', (_, start) => {
  async function world(directUrl: string) {
    const url = await pooledUrl(start, directUrl);
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

  test('a transaction that stands still is ended by the server, and the limits stay in their transaction', async () => {
    const { open } = await world(await testDatabaseUrl('postgres'));
    const db = open();
    const of = (name: string) => sql`current_setting(${sql.lit(name)})`;
    const both = sql<{ limits: string }>`select concat_ws(' ', ${of('idle_in_transaction_session_timeout')},
      ${of('statement_timeout')}) as limits`;
    const within = await transact(db, (tx) => both.execute(tx));
    const outside = await Promise.all(Array.from({ length: 10 }, () => both.execute(db.read)));
    expect(within.rows).toEqual([{ limits: '30s 10s' }]);
    expect(new Set(outside.map(({ rows }) => rows[0]?.limits))).toEqual(new Set(['0 0']));
  });

  test('a statement that takes too long is given up, and leaves nobody at the server who holds rows', async () => {
    const directUrl = await testDatabaseUrl('postgres');
    const { open } = await world(directUrl);
    const db = open({ directUrl, statementTimeoutMs: 300 });
    const waiting = transact(db, (tx) => sql`select pg_sleep(60)`.execute(tx));
    await expect(waiting).rejects.toMatchObject({ name: 'DatabaseBusy', code: '57014' });
    const busy = sql`select 1 from pg_stat_activity where query like 'select pg_sleep%' and state <> 'idle'`;
    expect((await busy.execute(db.read)).rows).toEqual([]);
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
