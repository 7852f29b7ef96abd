import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deliveries: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('source', 'text', (col) => col.notNull())
    .addColumn('id', 'text', (col) => col.notNull())
    .addColumn('type', 'text', (col) => col.notNull())
    .addColumn('subject', 'text')
    .addColumn('outcome', 'text')
    .addColumn('error', 'text')
    .addColumn('attempts', 'integer', (col) => col.notNull())
    .addColumn('occurred_at', 'text')
    .addColumn('received_at', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('deliveries_primary', ['source', 'id'])
    .execute();
  await db.schema.createIndex('deliveries_by_subject').on('deliveries').column('subject').execute();
  await db.schema
    .createIndex('deliveries_by_received_at')
    .on('deliveries')
    .columns(['source', 'received_at'])
    .execute();
  await db.schema
    .createIndex('deliveries_failed')
    .on('deliveries')
    .columns(['source', 'received_at'])
    .where(sql.ref('outcome'), 'is', null)
    .execute();
}
