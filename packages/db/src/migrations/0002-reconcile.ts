import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const leases: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('leases')
    .addColumn('name', 'text', (col) => col.primaryKey())
    .addColumn('holder', 'text', (col) => col.notNull())
    .addColumn('until', 'text', (col) => col.notNull())
    .execute();
}
