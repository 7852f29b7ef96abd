import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const audit: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('at', 'text', (col) => col.notNull())
    .addColumn('actor', 'text', (col) => col.notNull())
    .addColumn('action', 'text', (col) => col.notNull())
    .addColumn('subject', 'text')
    .addColumn('outcome', 'text')
    .execute();
  await db.schema.createIndex('audit_by_subject').on('audit').columns(['subject', 'id']).execute();
}
