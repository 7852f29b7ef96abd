import { sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { DatabaseBusy } from './busy.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { retryWhenBusy } from './retry.ts';
import { databaseKinds, fullDisk, testDatabase, testDatabaseUrl } from './testing/index.ts';
import { afterCommit, type Transaction, transact } from './transact.ts';

function addNote(tx: Transaction, id: string) {
  return tx.insertInto('notes').values({ id }).execute();
}

async function noteIds(db: Database) {
  const rows = await db.read.selectFrom('notes').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

describe.each(databaseKinds)('%s', (kind) => {
  test('what the work wrote is there for readers once it returns', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    await transact(db, (tx) => addNote(tx, 'a'));
    expect(await noteIds(db)).toEqual(['a']);
  });

  test('an error rolls everything back and runs no effect', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const effect = vi.fn();
    const failing = transact(db, async (tx) => {
      afterCommit(tx, effect);
      await addNote(tx, 'a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await noteIds(db)).toEqual([]);
    expect(effect).not.toHaveBeenCalled();
  });

  test('effects run after the commit, in order', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const order: string[] = [];
    await transact(db, async (tx) => {
      afterCommit(tx, () => order.push('first'));
      afterCommit(tx, () => order.push('second'));
      await addNote(tx, 'a');
      order.push('work');
    });
    expect(order).toEqual(['work', 'first', 'second']);
  });

  test.each(['read', 'write'] as const)(
    'asking db.%s inside its own transaction throws instead of hanging',
    async (side) => {
      const db = await testDatabase(kind, [notesSchema]);
      const around = transact(db, () => db[side].selectFrom('notes').selectAll().execute());
      await expect(around).rejects.toThrow('query the transaction');
    },
  );

  test('a transaction inside a transaction throws instead of hanging', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    await expect(transact(db, () => transact(db, async () => 1))).rejects.toThrow('query the transaction');
  });

  test('a reader is not held up by an open transaction, and does not see what is not committed', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const reading = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const writing = transact(db, async (tx) => {
      await addNote(tx, 'a');
      written.resolve();
      await reading.promise;
    });
    await written.promise;
    const seen = await noteIds(db);
    reading.resolve();
    await writing;
    expect(seen).toEqual([]);
  });

  test('many transactions at once all land', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const ids = Array.from({ length: 50 }, (_, i) => String(i));
    await Promise.all(ids.map((id) => transact(db, (tx) => addNote(tx, id))));
    expect(await noteIds(db)).toEqual(ids.toSorted());
  });
});

test('on SQLite a writer waits, without blocking, for a writer of another process', async () => {
  const url = await testDatabaseUrl('sqlite');
  const [mine, other] = [openDatabase(url, [notesSchema]), openDatabase(url, [notesSchema])];
  onTestFinished(async () => void (await Promise.all([mine.close(), other.close()])));
  await migrate(mine);
  const locked = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const theirs = transact(other, async (tx) => {
    await addNote(tx, 'theirs');
    locked.resolve();
    await letGo.promise;
  });
  await locked.promise;
  const ours = transact(mine, (tx) => addNote(tx, 'ours'));
  // Runs only if the event loop stays free while `ours` waits for the lock.
  setTimeout(letGo.resolve, 60);
  await Promise.all([theirs, ours]);
  expect(await noteIds(mine)).toEqual(['ours', 'theirs']);
});

test('on SQLite a file that cannot grow, as on a full disk, is a DatabaseBusy, and goes on when it can', async () => {
  const db = await testDatabase('sqlite', [notesSchema]);
  const thereIsRoom = await fullDisk(db);
  const adding = () => transact(db, (tx) => addNote(tx, 'x'.repeat(100_000)));
  await expect(adding()).rejects.toMatchObject({ name: 'DatabaseBusy', code: 'SQLITE_FULL' });
  await thereIsRoom();
  await adding();
});

test('on Postgres a transaction that lost a serialization conflict runs again, with only its last effects', async () => {
  const db = await testDatabase('postgres', [notesSchema]);
  const effect = vi.fn();
  let runs = 0;
  const bothRead = Promise.withResolvers<void>();
  let readers = 0;
  const countThenAdd = (id: string) =>
    transact(db, async (tx) => {
      runs++;
      afterCommit(tx, effect);
      await sql`set transaction isolation level serializable`.execute(tx);
      await tx.selectFrom('notes').select('id').execute();
      if (++readers === 2) bothRead.resolve();
      await bothRead.promise;
      await addNote(tx, id);
    });
  await Promise.all([countThenAdd('a'), countThenAdd('b')]);
  expect(await noteIds(db)).toEqual(['a', 'b']);
  expect(runs).toBeGreaterThan(2);
  expect(effect).toHaveBeenCalledTimes(2);
});

test('a lock that is held past the timeout ends in a DatabaseBusy', async () => {
  const busy = Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
  await expect(retryWhenBusy(() => Promise.reject(busy), 20)).rejects.toThrow(DatabaseBusy);
});

test('an error of another kind is not tried again', async () => {
  const work = vi.fn(() => Promise.reject(new Error('broken')));
  await expect(retryWhenBusy(work)).rejects.toThrow('broken');
  expect(work).toHaveBeenCalledTimes(1);
});
