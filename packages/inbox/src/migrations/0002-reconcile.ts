import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const tallies: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tallies')
    .addColumn('name', 'text', (col) => col.notNull())
    .addColumn('hour', 'text', (col) => col.notNull())
    .addColumn('count', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('tallies_primary', ['name', 'hour'])
    .execute();
}
