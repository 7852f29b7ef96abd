import { type Kysely, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { openDatabase } from './database.ts';
import { DatabaseNewer, migrate, schemaState } from './migrate.ts';
import type { Schema } from './schema.ts';
import { databaseKinds, emptyDatabaseUrl } from './testing/index.ts';

const create = (table: string) => ({
  up: (db: Kysely<unknown>) => db.schema.createTable(table).addColumn('id', 'text').execute(),
});
const half = {
  async up(db: Kysely<unknown>) {
    await db.schema.createTable('half').addColumn('id', 'text').execute();
    await sql`insert into nowhere values (1)`.execute(db);
  },
};
const only = (migrations: Schema['migrations']): Schema => ({ migrations, personal: [] });

const names = ['0001-notes', '0002-reconcile', '0009-erasures', '0011-instances', '0012-change-counts', '0017-audit'];

describe.each(databaseKinds)('%s', (kind) => {
  async function empty() {
    const url = await emptyDatabaseUrl(kind);
    const open = (...schemas: Schema[]) => {
      const db = openDatabase(url, schemas);
      onTestFinished(() => db.close());
      return db;
    };
    return { db: open(notesSchema), open };
  }

  test('a new database gets the migrations of every package by name, and a second run finds nothing to do', async () => {
    const { db } = await empty();
    expect(await schemaState(db)).toEqual({ version: undefined, pending: names, unknown: [] });
    expect(await migrate(db)).toEqual(names);
    expect(await schemaState(db)).toEqual({ version: names.at(-1), pending: [], unknown: [] });
    expect(await migrate(db)).toEqual([]);
    expect(await db.read.selectFrom('notes').selectAll().execute()).toEqual([]);
  });

  test('a migration that fails leaves none of its tables, and keeps the ones before it', async () => {
    const { open } = await empty();
    const db = open(only({ '0000-more': create('more'), '0001-half': half }));
    await expect(migrate(db)).rejects.toThrow(/nowhere/);
    const tables = (await db.write.introspection.getTables()).map((table) => table.name);
    expect(tables).toEqual(['more']);
    expect((await schemaState(db)).pending).toEqual(['0001-half', ...names.slice(1)]);
  });

  test('a package that joins later brings its tables, whatever their migrations are named', async () => {
    const { db, open } = await empty();
    await migrate(db);
    const both = open(notesSchema, only({ '0000-tags': create('tags'), '0005-links': create('links') }));
    expect(await migrate(both)).toEqual(['0000-tags', '0005-links']);
    expect((await schemaState(both)).pending).toEqual([]);
  });

  test('what two packages did in one migration, before each had its own, is one still', async () => {
    const { open } = await empty();
    const parts = [{ '0009-erasures': create('tags') }, { '0009-erasures': half }];
    const db = open(...parts.map(only));
    await expect(migrate(db)).rejects.toThrow(/nowhere/);
    expect((await schemaState(db)).pending).toEqual(names.slice(2));
    const tables = (await db.write.introspection.getTables()).map((table) => table.name);
    expect(tables).toEqual(['leases']);
  });

  test('a database that newer code has migrated is refused', async () => {
    const { db, open } = await empty();
    await migrate(open(notesSchema, only({ '9999-future': create('more') })));
    await expect(migrate(db)).rejects.toThrow(DatabaseNewer);
    await expect(migrate(db)).rejects.toThrow(/9999-future/);
    expect(await schemaState(db)).toMatchObject({ version: '9999-future', pending: [], unknown: ['9999-future'] });
  });

  test('several processes that start at once migrate once', async () => {
    const { db, open } = await empty();
    const applied = await Promise.all([db, open(notesSchema), open(notesSchema)].map((one) => migrate(one)));
    expect(applied.flat().toSorted()).toEqual(names);
  });
});

test('two packages cannot have a migration of one name', () => {
  const again = only({ '0001-notes': create('more') });
  expect(() => openDatabase('file:unused.db', [notesSchema, again])).toThrow('Two migrations are named 0001-notes');
});
