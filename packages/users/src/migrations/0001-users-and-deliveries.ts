import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const users: Migration = { up };

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
}
