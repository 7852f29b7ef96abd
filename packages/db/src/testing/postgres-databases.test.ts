import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { openDatabase } from '../database.ts';
import { testDatabaseUrl } from './test-database.ts';

const urls: string[] = [];

/** Opens the database that a test gets and executes `change`. Returns its URL and the state in which it was found. */
async function use(change = sql`select 1`) {
  const url = await testDatabaseUrl('postgres');
  const db = openDatabase(url, [notesSchema]);
  const notes = await db.read.selectFrom('notes').select('id').execute();
  const tables = (await db.write.introspection.getTables()).map(({ name }) => name);
  await change.execute(db.write);
  await db.close();
  urls.push(url);
  return { url, notes, made: tables.includes('made') };
}

const row = sql`insert into notes (id) values ('a')`;

test('a test writes a row', async () => {
  await use(row);
});

test('the next one gets the same database without the row, and makes a table', async () => {
  expect(await use(sql`create table made (id int)`)).toEqual({ url: urls.at(-2), notes: [], made: false });
});

test('the next one gets another, without the table, and runs a migration that is not known', async () => {
  const { url, made } = await use(sql`insert into kysely_migration values ('9999', '2099')`);
  expect([urls.slice(0, -1).includes(url), made]).toEqual([false, false]);
});

test('the next one gets another again', async () => {
  const { url } = await use();
  expect(urls.slice(0, -1)).not.toContain(url);
});
