import { type Database, migrate, openDatabase, transact } from '@ticket-hub/db';
import { databaseKinds, emptyDatabaseUrl, testDatabase } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { snapshot } from '../test/snapshot.ts';
import { deleteUser } from './delete-user.ts';
import { migrations } from './migrations/index.ts';
import { nameKey } from './name-key.ts';
import { usersSchema } from './schema.ts';
import { searchUsers } from './search-users.ts';
import { setStripeConnectId } from './stripe-connect-id.ts';
import { upsertUser } from './upsert-user.ts';

const now = new Date('2026-06-01T08:00:00.000Z');

async function signUp(db: Database, names: [first: string | null, last: string | null][]) {
  for (const [i, [first_name, last_name]] of names.entries())
    await transact(db, (tx) => upsertUser(tx, snapshot(1, { id: `user_${i}`, first_name, last_name }), { now }));
}

describe.each(databaseKinds)('%s', (kind) => {
  const database = () => testDatabase(kind, [usersSchema]);
  async function found(db: Database, query: string, limit = 10) {
    const result = await searchUsers(db.read, { query, limit });
    if (result === 'invalid_cursor') throw new Error('There is no cursor');
    return result.users.map(({ name }) => name).toSorted();
  }

  test('somebody is found by how their first or last name begins, whatever its case and accents', async () => {
    const db = await database();
    await signUp(db, [
      ['Ada', 'Lovelace'],
      ['José', 'Álvarez'],
      ['Li', 'Wei'],
      ['Jo', 'Anna'],
      [null, 'von und zu Hohenlohe'],
      [null, null],
    ]);
    expect(await found(db, 'ada')).toEqual(['Ada Lovelace']);
    expect(await found(db, 'LOVE')).toEqual(['Ada Lovelace']);
    expect(await found(db, 'ada love')).toEqual(['Ada Lovelace']);
    expect(await found(db, 'Lovelace, Ada')).toEqual(['Ada Lovelace']);
    expect(await found(db, 'alvarez')).toEqual(['José Álvarez']);
    expect(await found(db, 'li')).toEqual(['Li Wei']);
    expect(await found(db, 'jo an')).toEqual(['Jo Anna']);
    expect(await found(db, 'von und')).toEqual(['von und zu Hohenlohe']);
    expect(await found(db, 'lovelass')).toEqual([]);
    expect(await found(db, '')).toHaveLength(6);
  });

  test('somebody is found by each of their ids, and no longer once they are deleted', async () => {
    const db = await database();
    await signUp(db, [
      ['Ada', 'Lovelace'],
      ['Bob', null],
    ]);
    await setStripeConnectId(db, { clerkId: 'user_0', stripeConnectId: 'acct_1' }, now);
    const { id } = await db.read
      .selectFrom('users')
      .select('id')
      .where('clerk_id', '=', 'user_0')
      .executeTakeFirstOrThrow();
    for (const query of [id, id.toUpperCase(), ' user_0', 'acct_1'])
      expect(await found(db, query)).toEqual(['Ada Lovelace']);
    await transact(db, (tx) => deleteUser(tx, 'user_0', { now, dependents: [] }));
    for (const query of [id, 'user_0', 'acct_1', 'ada', 'lovelace']) expect(await found(db, query)).toEqual([]);
  });

  test('whoever is renamed is found by the new name alone', async () => {
    const db = await database();
    await signUp(db, [['Ada', 'Byron']]);
    const renamed = snapshot(2, { id: 'user_0', first_name: 'Ada', last_name: 'King' });
    await transact(db, (tx) => upsertUser(tx, renamed, { now }));
    expect(await found(db, 'byron')).toEqual([]);
    expect(await found(db, 'king')).toEqual(['Ada King']);
  });

  test('pages of a name follow each other without a gap, beside others that begin the same way', async () => {
    const db = await database();
    await signUp(
      db,
      Array.from({ length: 24 }, (_, i) => [i % 2 ? 'Maria' : 'Markus', i % 3 ? null : 'Mariani']),
    );
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await searchUsers(db.read, { query: 'maria', limit: 5, after });
      if (page === 'invalid_cursor') throw new Error('The cursor is ours');
      seen.push(...page.users.map(({ clerkId }) => clerkId));
      if (page.next === null) break;
      after = page.next;
    }
    const wanted = Array.from({ length: 24 }, (_, i) => i).filter((i) => i % 2 || i % 3 === 0);
    expect(seen.toSorted()).toEqual(wanted.map((i) => `user_${i}`).toSorted());
  });

  test('those who were here before names could be looked for are found too', async () => {
    const url = await emptyDatabaseUrl(kind);
    const open = (schema: typeof usersSchema) => {
      const db = openDatabase(url, [schema]);
      onTestFinished(() => db.close());
      return db;
    };
    const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0017'));
    const before = open({ ...usersSchema, migrations: earlier });
    await migrate(before);
    const row = { revision: 'r', clerk_updated_at: 1, created_at: now.toJSON(), updated_at: now.toJSON() };
    const names = [
      ['Ada', 'Lovelace'],
      ['Élodie', null],
      [null, 'O’Brien'],
      ['', ' '],
    ] as const;
    const rows = names.map(([first_name, last_name], i) => ({
      ...row,
      id: `${i}`,
      clerk_id: `user_${i}`,
      first_name,
      last_name,
    }));
    await transact(before, (tx) => tx.insertInto('users').values(rows).execute());
    const db = open(usersSchema);
    await migrate(db);
    const keys = await db.read.selectFrom('users').select(['first_name_key', 'last_name_key']).orderBy('id').execute();
    expect(keys).toEqual(
      names.map(([first, last]) => ({ first_name_key: nameKey(first), last_name_key: nameKey(last) })),
    );
    expect(await found(db, 'elodie')).toEqual(['Élodie']);
  });
});
