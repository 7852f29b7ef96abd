import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { DatabaseBusy } from './busy.ts';
import { type Change, everything, type News, publish } from './changes.ts';
import { type Database, openDatabase } from './database.ts';
import { testDatabase, testDatabaseUrl } from './testing/index.ts';
import { transact } from './transact.ts';

const renamed: News = { fact: 'name', concerns: 'owner', audience: 'user_1' };
const otherRenamed: News = { ...renamed, audience: 'user_2 O\'Brien \\ "' };

async function listenTo(db: Database) {
  const heard: Change[] = [];
  onTestFinished(db.changes.subscribe((change) => heard.push(change)));
  await vi.waitUntil(() => heard.includes(everything));
  heard.length = 0;
  return heard;
}

/** Between a client and the server. What follows the message with `lastWords` is as when the client's process has died. */
async function betweenUs(lastWords: string) {
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-'));
  const server = createServer((client) => {
    const upstream = createConnection(join(inject('postgresSocket'), '.s.PGSQL.5432'));
    upstream.on('data', (chunk) => client.writable && client.write(chunk)).on('error', () => client.destroy());
    client.on('error', () => upstream.destroy()).on('close', () => upstream.end());
    client.on('data', (chunk) => {
      upstream.write(chunk);
      if (chunk.includes(lastWords)) client.destroy();
    });
  });
  server.listen(join(directory, '.s.PGSQL.5432'));
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

test('what a process has committed is heard by others, also when it dies before the answer', async () => {
  const url = await testDatabaseUrl('postgres');
  const other = openDatabase(url, [notesSchema]);
  onTestFinished(() => other.close());
  const heard = await listenTo(other);
  const socket = await betweenUs('commit');
  const dying = openDatabase(url.replace(/host=.*/, `host=${encodeURIComponent(socket)}`), [notesSchema]);
  onTestFinished(() => dying.close());
  const work = transact(dying, async (tx) => {
    await tx.insertInto('notes').values({ id: 'a' }).execute();
    await publish(tx, renamed);
  });
  await expect(work).rejects.toThrow(DatabaseBusy);
  await vi.waitFor(() => expect(heard).toEqual([renamed]));
  expect(await other.read.selectFrom('notes').select('id').execute()).toEqual([{ id: 'a' }]);
});

test('a commit that the server refuses tells nobody', async () => {
  const db = await testDatabase('postgres', [notesSchema]);
  const heard = await listenTo(db);
  const refused = transact(db, async (tx) => {
    await sql`create table once (id int unique deferrable initially deferred)`.execute(tx);
    await sql`insert into once values (1), (1)`.execute(tx);
    await publish(tx, renamed);
  });
  await expect(refused).rejects.toMatchObject({ code: '23505' });
  await transact(db, (tx) => publish(tx, otherRenamed));
  await vi.waitFor(() => expect(heard).toEqual([otherRenamed]));
});

test('transactions that share a commit tell each of their changes, and what they all say only once', async () => {
  const db = await testDatabase('postgres', [notesSchema]);
  const heard = await listenTo(db);
  const audiences = Array.from({ length: 50 }, (_, i) => `user_${i}`);
  const all = audiences.map((audience) =>
    transact(db, async (tx) => {
      await publish(tx, { ...renamed, audience });
      if (audience === 'user_7') throw new Error('no');
    }).catch(() => {}),
  );
  await Promise.all(all);
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(49));
  expect(heard.map((change) => change.audience).toSorted()).toEqual(
    audiences.filter((one) => one !== 'user_7').toSorted(),
  );
  heard.length = 0;
  await transact(db, async (tx) => {
    await publish(tx, renamed);
    await publish(tx, renamed);
    await publish(tx, otherRenamed);
  });
  await vi.waitFor(() => expect(heard).toEqual([renamed, otherRenamed]));
});
