import { describe, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { databaseKinds, testDatabase } from './testing/index.ts';
import { transact } from './transact.ts';

test('a URL of another kind is refused without repeating it', () => {
  expect(() => openDatabase('mysql://user:secret@host/db')).toThrow(
    /^The database URL must start with file: or postgres/,
  );
});

describe.each(databaseKinds)('%s', (kind) => {
  test('64-bit integers and counts are numbers', async () => {
    const db = await testDatabase(kind);
    const at = '2026-01-01T00:00:00.000Z';
    const user = { id: 'a', clerk_id: 'user_a', revision: 'r', created_at: at, updated_at: at };
    await transact(db, (tx) =>
      tx
        .insertInto('users')
        .values({ ...user, clerk_updated_at: 1_700_000_000_123 })
        .execute(),
    );
    const row = await db.read
      .selectFrom('users')
      .select((eb) => [eb.fn.max('clerk_updated_at').as('newest'), eb.fn.countAll<number>().as('count')])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ newest: 1_700_000_000_123, count: 1 });
  });
});
