import { sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { databaseKinds, testDatabaseUrl } from './testing/index.ts';
import { type Transaction, transact } from './transact.ts';

declare module './facts.ts' {
  interface Facts {
    name: 'owner';
  }
}

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
const otherRenamed: News = { ...renamed, audience: 'user_2' };

function write(tx: Transaction) {
  return tx.insertInto('notes').values({ id: 'a' }).execute();
}

function listenTo(db: Database) {
  const heard: Change[] = [];
  onTestFinished(db.changes.subscribe((change) => heard.push(change)));
  return heard;
}

describe.each(databaseKinds)('%s', (kind) => {
  async function twoProcesses() {
    const url = await testDatabaseUrl(kind);
    const [here, there] = [openDatabase(url, [notesSchema]), openDatabase(url, [notesSchema])];
    onTestFinished(async () => void (await Promise.all([here.close(), there.close()])));
    await migrate(here);
    return { here, there };
  }

  test('a committed change is heard in the process that made it', async () => {
    const { here } = await twoProcesses();
    const heard = listenTo(here);
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    await transact(here, (tx) => publish(tx, renamed));
    await vi.waitFor(() => expect(heard).toContainEqual(renamed));
  });

  test('a change that is rolled back is not heard', async () => {
    const { here } = await twoProcesses();
    const heard = listenTo(here);
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    const failing = transact(here, async (tx) => {
      await publish(tx, renamed);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await transact(here, (tx) => publish(tx, otherRenamed));
    await vi.waitFor(() => expect(heard).toContainEqual(otherRenamed));
    expect(heard).not.toContainEqual(renamed);
  });

  test('a change of another process is heard', async () => {
    const { here, there } = await twoProcesses();
    const heard = listenTo(here);
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    heard.length = 0;
    await transact(there, async (tx) => {
      await write(tx);
      await publish(tx, renamed);
    });
    await vi.waitFor(() => expect(heard).toContainEqual(kind === 'sqlite' ? everything : renamed), { timeout: 3_000 });
  });

  test('nothing is heard after the subscription has ended', async () => {
    const { here } = await twoProcesses();
    const heard: Change[] = [];
    here.changes.subscribe((change) => heard.push(change))();
    const others = listenTo(here);
    await vi.waitUntil(() => kind === 'sqlite' || others.includes(everything));
    await transact(here, (tx) => publish(tx, renamed));
    await vi.waitFor(() => expect(others).toContainEqual(renamed));
    expect(heard).toEqual([]);
  });
});

test('on Postgres, after the listening connection was lost, everybody is told to look again', async () => {
  const db = openDatabase(await testDatabaseUrl('postgres'), [notesSchema]);
  onTestFinished(() => db.close());
  const heard = listenTo(db);
  await vi.waitUntil(() => heard.length === 1);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(db.read);
  await vi.waitFor(() => expect(heard).toEqual([everything, everything]), { timeout: 5_000 });
  await transact(db, (tx) => publish(tx, renamed));
  await vi.waitFor(() => expect(heard).toContainEqual(renamed));
});
