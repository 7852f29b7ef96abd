import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const erasures: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erasures')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('due_since', 'text', (col) => col.notNull())
    .execute();
}
