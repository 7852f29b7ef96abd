import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { testDatabase } from './testing/index.ts';

test.each([
  ['journal_mode', 'wal'],
  // 2 is FULL
  ['synchronous', 2],
  ['secure_delete', 1],
  ['foreign_keys', 1],
])('the writer runs with %s %s', async (name, value) => {
  const db = await testDatabase('sqlite', [notesSchema]);
  const { rows } = await sql.raw(`pragma ${name}`).execute(db.write);
  expect(rows).toEqual([{ [name]: value }]);
});

test('the reader cannot write', async () => {
  const db = await testDatabase('sqlite', [notesSchema]);
  await expect(sql`delete from notes`.execute(db.read)).rejects.toThrow(/readonly/);
});
