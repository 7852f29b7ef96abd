import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const changeCounts: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('change_counts')
    .addColumn('slot', 'integer', (col) => col.primaryKey())
    .addColumn('count', 'bigint', (col) => col.notNull())
    .execute();
}
