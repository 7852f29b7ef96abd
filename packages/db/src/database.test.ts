import { describe, expect, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { openDatabase } from './database.ts';
import { databaseKinds, testDatabase } from './testing/index.ts';
import { transact } from './transact.ts';

test('a URL of another kind is refused without repeating it', () => {
  expect(() => openDatabase('mysql://user:secret@host/db', [])).toThrow(
    /^The database URL must start with file: or postgres/,
  );
});

describe.each(databaseKinds)('%s', (kind) => {
  test('64-bit integers and counts are numbers', async () => {
    const db = await testDatabase(kind, [notesSchema]);
    const note = { id: 'a', written_at: 1_700_000_000_123 };
    await transact(db, (tx) => tx.insertInto('notes').values(note).execute());
    const row = await db.read
      .selectFrom('notes')
      .select((eb) => [eb.fn.max('written_at').as('newest'), eb.fn.countAll<number>().as('count')])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ newest: 1_700_000_000_123, count: 1 });
  });
});
