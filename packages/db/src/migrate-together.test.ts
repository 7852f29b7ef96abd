import type { Kysely } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { notesSchema } from '../test/notes.ts';
import { capabilities } from './capabilities.ts';
import { openDatabase } from './database.ts';
import { DatabaseNewer, MigrationUnderWay, migrate, schemaState } from './migrate.ts';
import type { Schema } from './schema.ts';
import { emptyDatabaseUrl } from './testing/index.ts';

const names = ['0001-notes', '0002-reconcile', '0009-erasures', '0011-instances', '0012-change-counts', '0017-audit'];

/** The last migration, which takes until `end` is called. */
function slowMigration() {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const began = vi.fn();
  const up = async (db: Kysely<unknown>) => {
    began();
    await ended;
    await db.schema.createTable('slow').addColumn('id', 'text').execute();
  };
  const schema: Schema = { migrations: { '9999-slow': { up } }, personal: [] };
  return { schema, began, end };
}

describe.each([
  ['a lock of its session', []],
  ['a lease, each statement for itself,', capabilities],
] as const)('Postgres with %s', (_, lacks) => {
  async function empty() {
    const url = await emptyDatabaseUrl('postgres');
    return (...schemas: Schema[]) => {
      const db = openDatabase(url, schemas, { lacks });
      onTestFinished(() => db.close());
      return db;
    };
  }

  test('of several processes that start at once, one after the other migrates', async () => {
    const open = await empty();
    const applied = await Promise.all([1, 2, 3].map(() => migrate(open(notesSchema))));
    expect(applied.flat().toSorted()).toEqual(names);
  });

  test('a process waits for the migration of another, says so once, and finds it done', async () => {
    const open = await empty();
    const slow = slowMigration();
    const migrating = migrate(open(notesSchema, slow.schema));
    await vi.waitFor(() => expect(slow.began).toHaveBeenCalled());
    const waiting = open(notesSchema, slow.schema);
    const onWait = vi.fn(slow.end);
    expect(await migrate(waiting, { onWait })).toEqual([]);
    expect(onWait).toHaveBeenCalledTimes(1);
    expect(await migrating).toEqual([...names, '9999-slow']);
    expect((await schemaState(waiting)).pending).toEqual([]);
  });

  test('it does not wait for ever', async () => {
    const open = await empty();
    const slow = slowMigration();
    const migrating = migrate(open(slow.schema));
    await vi.waitFor(() => expect(slow.began).toHaveBeenCalled());
    await expect(migrate(open(slow.schema), { giveUpAfterMs: 0 })).rejects.toThrow(MigrationUnderWay);
    slow.end();
    await migrating;
  });

  test('one that waited and finds a migration of newer code is refused, and has changed nothing', async () => {
    const open = await empty();
    const slow = slowMigration();
    const migrating = migrate(open(slow.schema));
    await vi.waitFor(() => expect(slow.began).toHaveBeenCalled());
    await expect(migrate(open(notesSchema), { onWait: slow.end })).rejects.toThrow(DatabaseNewer);
    await migrating;
    expect((await schemaState(open(notesSchema, slow.schema))).pending).toEqual(['0001-notes']);
  });
});
