import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { databaseKinds, testDatabase, testDatabaseUrl } from './testing/index.ts';
import { afterCommit, type Transaction, transact } from './transact.ts';

function addNote(tx: Transaction, id: string) {
  return tx.insertInto('notes').values({ id }).execute();
}

async function noteIds(db: Database) {
  const rows = await db.read.selectFrom('notes').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

async function commits(db: Database): Promise<number> {
  return db.kind === 'sqlite' ? await commitsInLog(db) : await transactionsOfNotes(db);
}

/** The number of commits in the write-ahead log. https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
async function commitsInLog(db: Database): Promise<number> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db.read);
  const log = readFileSync(`${rows[0]?.file}-wal`);
  const frame = 24 + log.readUInt32BE(8);
  let count = 0;
  for (let at = 32; at + frame <= log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) count++;
  return count;
}

async function transactionsOfNotes(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct xmin::text) as count from notes`.execute(db.read);
  return rows[0]?.count ?? 0;
}

const fifty = Array.from({ length: 50 }, (_, i) => String(i).padStart(2, '0'));

describe.each(databaseKinds)('%s', (kind) => {
  test('transactions that wait at the same moment share a commit', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    await transact(db, (tx) => addNote(tx, 'first'));
    const before = await commits(db);
    await Promise.all(fifty.map((id) => transact(db, (tx) => addNote(tx, id))));
    expect((await commits(db)) - before).toBeLessThanOrEqual(kind === 'sqlite' ? 2 : 20);
    expect(await noteIds(db)).toEqual([...fifty, 'first']);
  });

  test.each([
    ['one after another', false],
    ['together', true],
  ])(
    'one that fails, run %s with others, takes back its own work and nobody else hears of it',
    async (_, interleaves) => {
      const db = await testDatabase(kind, [notesSchema]);
      const effects: string[] = [];
      const add = (id: string) => {
        const work = async (tx: Transaction) => {
          afterCommit(tx, () => effects.push(id));
          await addNote(tx, id);
          if (id === '07' || id === '31') throw new Error(`No ${id}`);
          return id;
        };
        return transact(db, work, { interleaves });
      };
      const settled = await Promise.allSettled(fifty.map(add));
      const fine = fifty.filter((id) => id !== '07' && id !== '31');
      expect(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual(fine);
      expect(settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []))).toEqual([
        'No 07',
        'No 31',
      ]);
      expect(await noteIds(db)).toEqual(fine);
      expect(effects.toSorted()).toEqual(fine);
    },
  );

  test('nobody is answered before others can read their work, and effects have run by then', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const effects = new Set<string>();
    const seen = await Promise.all(
      fifty.map(async (id) => {
        await transact(db, async (tx) => {
          await addNote(tx, id);
          afterCommit(tx, () => effects.add(id));
        });
        return effects.has(id) && (await noteIds(db)).includes(id);
      }),
    );
    expect(seen).toEqual(fifty.map(() => true));
  });

  test('what is written twice in one shared commit is written once', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const claim = () =>
      transact(db, async (tx) => {
        const insert = tx
          .insertInto('notes')
          .values({ id: 'same' })
          .onConflict((conflict) => conflict.doNothing());
        return (await insert.executeTakeFirst()).numInsertedOrUpdatedRows;
      });
    const claims = await Promise.all(fifty.map(claim));
    expect(claims.filter((rows) => rows === 1n)).toHaveLength(1);
  });
});

/** Holds every connection for writers until `release`; what comes meanwhile waits. */
async function occupyWriters(db: Database) {
  const release = Promise.withResolvers<void>();
  let held = 0;
  const full = Promise.withResolvers<void>();
  const holding = Array.from({ length: db.writers }, () =>
    transact(db, async () => {
      if (++held === db.writers) full.resolve();
      await release.promise;
    }),
  );
  await full.promise;
  return { release: release.resolve, done: Promise.all(holding) };
}

const count = (tx: Transaction, id: string) =>
  tx
    .updateTable('notes')
    .set((eb) => ({ written_at: eb('written_at', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** The order in which the statements of five transactions that waited for the same connection were answered. */
async function orderOfStatements(db: Database, interleaves: boolean): Promise<string[]> {
  const order: string[] = [];
  const writers = await occupyWriters(db);
  const all = Array.from({ length: 5 * db.writers }, (_, i) => {
    const work = async (tx: Transaction) => {
      for (const step of [1, 2, 3]) {
        await addNote(tx, `${i} ${step}`);
        order.push(`${i} ${step}`);
      }
    };
    return transact(db, work, { interleaves });
  });
  writers.release();
  await Promise.all([...all, writers.done]);
  return order.filter((step) => Number.parseInt(step, 10) < 5);
}

describe('on Postgres', () => {
  test('members of a commit run one after another, or together if they say that they can', async () => {
    const db = await testDatabase('postgres', [notesSchema]);
    const steps = [0, 1, 2, 3, 4].flatMap((i) => [1, 2, 3].map((step) => `${i} ${step}`));
    expect(await orderOfStatements(db, false)).toEqual(steps);
    await transact(db, (tx) => tx.deleteFrom('notes').execute());
    const together = [1, 2, 3].flatMap((step) => [0, 1, 2, 3, 4].map((i) => `${i} ${step}`));
    expect(await orderOfStatements(db, true)).toEqual(together);
  });

  test('commits whose members want the rows of each other all end, and each is counted once', async () => {
    const db = await testDatabase('postgres', [notesSchema]);
    for (const id of ['a', 'b']) await transact(db, (tx) => addNote(tx, id));
    const writers = await occupyWriters(db);
    // Each commit takes three: some begin with one row, some with the other.
    const counting = Array.from({ length: 3 * db.writers }, (_, i) =>
      transact(db, (tx) => count(tx, i % 2 ? 'a' : 'b')),
    );
    writers.release();
    await Promise.all([...counting, writers.done]);
    const rows = await db.read.selectFrom('notes').select('written_at').execute();
    expect(rows.map((row) => row.written_at)).toEqual([1.5 * db.writers, 1.5 * db.writers]);
  });

  test('a member that waits for a row holds up nobody else', async () => {
    const url = await testDatabaseUrl('postgres');
    const [db, other] = [openDatabase(url, [notesSchema]), openDatabase(url, [notesSchema])];
    onTestFinished(async () => void (await Promise.all([db.close(), other.close()])));
    await migrate(db);
    await transact(db, (tx) => addNote(tx, 'wanted'));
    const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = transact(other, async (tx) => {
      await count(tx, 'wanted');
      held.resolve();
      await release.promise;
    });
    await held.promise;
    const writers = await occupyWriters(db);
    const waiting = transact(db, (tx) => count(tx, 'wanted'));
    const others = fifty.map((id) => transact(db, (tx) => addNote(tx, id)));
    writers.release();
    await Promise.all(others);
    release.resolve();
    await Promise.all([holding, waiting, writers.done]);
    const row = await db.read.selectFrom('notes').select('written_at').where('id', '=', 'wanted').executeTakeFirst();
    expect(row).toEqual({ written_at: 2 });
  });
});
