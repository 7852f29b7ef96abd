import { describe, expect, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { compiled, compiledForMany, type Values } from './compiled.ts';
import type { Reader } from './database.ts';
import { databaseKinds, testDatabase } from './testing/index.ts';
import { type Transaction, transact } from './transact.ts';

type Id = Values<{ id: string }>;

describe.each(databaseKinds)('%s', (kind) => {
  test('it runs with the values of each call, in transactions and outside', async () => {
    const insert = compiled((tx: Transaction, { id }: Id) => tx.insertInto('notes').values({ id }).returning('id'));
    const find = compiled((on: Reader, { id }: Id) => on.selectFrom('notes').select('id').where('id', '=', id));
    const db = await testDatabase(kind, [notesSchema]);
    for (const id of ['a', 'b']) expect((await transact(db, (tx) => insert(tx, { id }))).rows).toEqual([{ id }]);
    for (const id of ['b', 'a']) expect((await find(db.read, { id })).rows).toEqual([{ id }]);
    expect((await find(db.read, { id: 'c' })).rows).toEqual([]);
    expect((await transact(db, (tx) => find(tx, { id: 'a' }))).rows).toEqual([{ id: 'a' }]);
  });

  test('it says how many rows it changed', async () => {
    const rename = compiled((tx: Transaction, { from, to }: Values<{ from: string; to: string }>) =>
      tx.updateTable('notes').set({ id: to }).where('id', '=', from),
    );
    const db = await testDatabase(kind, [notesSchema]);
    await transact(db, (tx) => tx.insertInto('notes').values({ id: 'a' }).execute());
    const changed = async (from: string) => (await transact(db, (tx) => rename(tx, { from, to: 'b' }))).numAffectedRows;
    expect([await changed('a'), await changed('a')]).toEqual([1n, 0n]);
  });

  test('any number of rows goes in with few statements, in order', async () => {
    const insert = compiledForMany((tx: Transaction, rows: Id[]) =>
      tx
        .insertInto('notes')
        .values(rows.map(({ id }) => ({ id })))
        .returning('id'),
    );
    const db = await testDatabase(kind, [notesSchema]);
    const rows = Array.from({ length: 231 }, (_, i) => ({ id: String(i).padStart(3, '0') }));
    expect(await transact(db, (tx) => insert(tx, rows))).toEqual(rows);
    expect(await transact(db, (tx) => insert(tx, []))).toEqual([]);
    expect(await db.read.selectFrom('notes').select('id').orderBy('id').execute()).toEqual(rows);
  });

  test('it is built once for each database', async () => {
    const build = vi.fn((on: Reader, { id }: Id) => on.selectFrom('notes').select('id').where('id', '=', id));
    const find = compiled(build);
    const dbs = [await testDatabase(kind, [notesSchema]), await testDatabase(kind, [notesSchema])];
    for (const { read } of dbs) for (const id of ['a', 'b', 'c']) await find(read, { id });
    expect(build).toHaveBeenCalledTimes(2);
  });
});
