import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { type Database, type DatabaseOptions, openDatabase } from './database.ts';
import { StatementNames } from './statement-names.ts';
import { testDatabaseUrl } from './testing/index.ts';
import { type Transaction, transact } from './transact.ts';

async function open(options: DatabaseOptions = {}) {
  const db = openDatabase(await testDatabaseUrl('postgres'), [notesSchema], options);
  onTestFinished(() => db.close());
  return db;
}

const add = (tx: Transaction, id: string) =>
  tx
    .insertInto('notes')
    .values({ id })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ author: id }))
    .returningAll()
    .executeTakeFirst();
const find = (db: Database, id: string) =>
  db.read.selectFrom('notes').selectAll().where('id', '=', id).executeTakeFirst();

async function repeat(db: Database) {
  for (let times = 0; times < 6; times++) {
    await transact(db, (tx) => add(tx, 'a'));
    await find(db, 'a');
  }
}

async function prepared(db: Database) {
  const { rows } = await sql`select name from pg_prepared_statements`.execute(db.read);
  return rows.length;
}

test('what is run again and again is prepared on the connection', async () => {
  const db = await open();
  await transact(db, (tx) => add(tx, 'a'));
  expect(await prepared(db)).toBe(0);
  await repeat(db);
  expect(await prepared(db)).toBe(2);
});

test('nothing is prepared when told so, for a pooler that does not keep it', async () => {
  const db = await open({ prepare: false });
  await repeat(db);
  expect(await prepared(db)).toBe(0);
});

test('a column that newer code adds while this code runs fails neither a query nor a transaction', async () => {
  const db = await open();
  await repeat(db);
  await sql`alter table notes add column colour text default 'red'`.execute(db.migrations);
  onTestFinished(async () => void (await sql`alter table notes drop column colour`.execute(db.migrations)));
  expect(await find(db, 'a')).toMatchObject({ id: 'a', colour: 'red' });
  await repeat(db);
  await sql`alter table notes add column size int default 7`.execute(db.migrations);
  onTestFinished(async () => void (await sql`alter table notes drop column size`.execute(db.migrations)));
  expect(await transact(db, (tx) => add(tx, 'a'))).toMatchObject({ id: 'a', size: 7 });
  expect(await find(db, 'a')).toMatchObject({ id: 'a', size: 7 });
});

test('there is a bound on the names, and what has one keeps it', () => {
  const names = new StatementNames();
  const often = (sql: string) => [1, 2, 3].map(() => names.nameOf(sql))[2];
  const first = often('select 1');
  const given = new Set(Array.from({ length: 1_000 }, (_, i) => often(`select ${i}, 2`)));
  expect(given.size).toBe(200);
  expect(names.nameOf('select 1')).toBe(first);
  expect(first).toBeDefined();
  expect(new StatementNames().nameOf('x'.repeat(6_000))).toBeUndefined();
});
