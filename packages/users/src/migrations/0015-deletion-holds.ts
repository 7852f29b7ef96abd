import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const deletionHolds: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deletion_holds')
    .addColumn('user_id', 'text', (col) => col.primaryKey().references('users.id'))
    .addColumn('until', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.alterTable('connect_accounts').addColumn('linked_at', 'text').execute();
}
