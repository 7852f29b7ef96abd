import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const usersAndDeliveries: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('clerk_id', 'text', (col) => col.notNull().unique())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('first_name', 'text')
    .addColumn('last_name', 'text')
    .addColumn('image_url', 'text')
    .addColumn('banned', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('stripe_connect_id', 'text', (col) => col.unique())
    .addColumn('revision', 'text', (col) => col.notNull())
    .addColumn('clerk_updated_at', 'bigint', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('updated_at', 'text', (col) => col.notNull())
    .addColumn('deleted_at', 'text')
    .execute();
  // Not unique: two people can swap an address while their events are out of order.
  await db.schema.createIndex('users_by_email').on('users').column('email').execute();

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
