import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate, pendingMigrations, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { databaseKinds, emptyDatabaseUrl } from './testing/index.ts';

const half = {
  async up(db: Kysely<unknown>) {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    await sql`insert into nowhere values (1)`.execute(db);
  },
};
const more = { up: (db: Kysely<unknown>) => db.schema.createTable('more').addColumn('id', 'text').execute() };

describe.each(databaseKinds)('%s', (kind) => {
  async function empty() {
    const url = await emptyDatabaseUrl(kind);
    const open = () => {
      const db = openDatabase(url);
      onTestFinished(() => db.close());
      return db;
    };
    return { db: open(), open };
  }

  test('a new database gets every migration, and a second run finds nothing to do', async () => {
    const { db } = await empty();
    expect(await pendingMigrations(db)).toEqual(Object.keys(migrations));
    expect(await schemaVersion(db)).toBeUndefined();
    expect(await migrate(db)).toEqual(Object.keys(migrations));
    expect(await pendingMigrations(db)).toEqual([]);
    expect(await migrate(db)).toEqual([]);
    expect(await schemaVersion(db)).toBe(Object.keys(migrations).at(-1));
    expect(await db.read.selectFrom('users').selectAll().execute()).toEqual([]);
  });

  test('a migration that fails leaves none of its tables, and keeps the ones before it', async () => {
    const { db } = await empty();
    await expect(migrate(db, { '0000-more': more, '0001-half': half })).rejects.toThrow(/nowhere/);
    const tables = (await db.write.introspection.getTables()).map((table) => table.name);
    expect(tables).toEqual(['more']);
    expect(await pendingMigrations(db, { '0000-more': more, '0001-half': half })).toEqual(['0001-half']);
  });

  test('a database that newer code has migrated is refused', async () => {
    const { db } = await empty();
    await migrate(db, { ...migrations, '9999-future': more });
    await expect(migrate(db)).rejects.toThrow(/9999-future is missing/);
  });

  test('several processes that start at once migrate once', async () => {
    const { db, open } = await empty();
    const applied = await Promise.all([db, open(), open()].map((one) => migrate(one)));
    expect(applied.flat().toSorted()).toEqual(Object.keys(migrations));
  });
});
