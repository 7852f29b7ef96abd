import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import type { Database } from './database.ts';
import { testDatabase } from './testing/index.ts';
import { afterCommit, type Transaction, transact } from './transact.ts';

function addNote(tx: Transaction, id: string) {
  return tx.insertInto('notes').values({ id }).execute();
}

async function noteIds(db: Database) {
  const rows = await db.read.selectFrom('notes').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

/** The number of commits in the write-ahead log. https://www.sqlite.org/fileformat2.html#the_write_ahead_log */
async function commits(db: Database): Promise<number> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(db.read);
  const log = readFileSync(`${rows[0]?.file}-wal`);
  const frame = 24 + log.readUInt32BE(8);
  let count = 0;
  for (let at = 32; at + frame <= log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) count++;
  return count;
}

const fifty = Array.from({ length: 50 }, (_, i) => String(i).padStart(2, '0'));

test('transactions that wait at the same moment share a commit', async () => {
  const db = await testDatabase('sqlite', [notesSchema]);
  await transact(db, (tx) => addNote(tx, 'first'));
  const before = await commits(db);
  await Promise.all(fifty.map((id) => transact(db, (tx) => addNote(tx, id))));
  expect((await commits(db)) - before).toBeLessThanOrEqual(2);
  expect(await noteIds(db)).toEqual([...fifty, 'first']);
});

test('one that fails takes back its own work and nobody else hears of it', async () => {
  const db = await testDatabase('sqlite', [notesSchema]);
  const effects: string[] = [];
  const add = (id: string) =>
    transact(db, async (tx) => {
      afterCommit(tx, () => effects.push(id));
      await addNote(tx, id);
      if (id === '07' || id === '31') throw new Error(`No ${id}`);
      return id;
    });
  const settled = await Promise.allSettled(fifty.map(add));
  const fine = fifty.filter((id) => id !== '07' && id !== '31');
  expect(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual(fine);
  expect(settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []))).toEqual(['No 07', 'No 31']);
  expect(await noteIds(db)).toEqual(fine);
  expect(effects).toEqual(fine);
});

test('nobody is answered before others can read their work, and effects have run by then', async () => {
  const db = await testDatabase('sqlite', [notesSchema]);
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
  const db = await testDatabase('sqlite', [notesSchema]);
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
