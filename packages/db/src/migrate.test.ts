import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from './database.ts';
import { DatabaseNewer, migrate, schemaState } from './migrate.ts';
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
    const names = Object.keys(migrations);
    expect(await schemaState(db)).toEqual({ version: undefined, pending: names, unknown: [] });
    expect(await migrate(db)).toEqual(names);
    expect(await schemaState(db)).toEqual({ version: names.at(-1), pending: [], unknown: [] });
    expect(await migrate(db)).toEqual([]);
    expect(await db.read.selectFrom('users').selectAll().execute()).toEqual([]);
  });

  test('a migration that fails leaves none of its tables, and keeps the ones before it', async () => {
    const { db } = await empty();
    await expect(migrate(db, { '0000-more': more, '0001-half': half })).rejects.toThrow(/nowhere/);
    const tables = (await db.write.introspection.getTables()).map((table) => table.name);
    expect(tables).toEqual(['more']);
    const { pending } = await schemaState(db, { '0000-more': more, '0001-half': half });
    expect(pending).toEqual(['0001-half']);
  });

  test('a database that newer code has migrated is refused', async () => {
    const { db } = await empty();
    await migrate(db, { ...migrations, '9999-future': more });
    await expect(migrate(db)).rejects.toThrow(DatabaseNewer);
    await expect(migrate(db)).rejects.toThrow(/9999-future/);
    expect(await schemaState(db)).toMatchObject({ version: '9999-future', pending: [], unknown: ['9999-future'] });
  });

  test('several processes that start at once migrate once', async () => {
    const { db, open } = await empty();
    const applied = await Promise.all([db, open(), open()].map((one) => migrate(one)));
    expect(applied.flat().toSorted()).toEqual(Object.keys(migrations));
  });
});
