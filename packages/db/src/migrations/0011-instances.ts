import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const instances: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('instances')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('version', 'text', (col) => col.notNull())
    .addColumn('started_at', 'text', (col) => col.notNull())
    .addColumn('beat_at', 'text', (col) => col.notNull())
    .addColumn('lag_ms', 'integer')
    .execute();
}
