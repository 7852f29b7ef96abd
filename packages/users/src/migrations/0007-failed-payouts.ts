import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const failedPayouts: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('connect_accounts')
    .addColumn('failed_payouts', 'text', (col) => col.notNull().defaultTo('[]'))
    .execute();
  // For counting the few that have any.
  await db.schema
    .createIndex('connect_accounts_by_failed_payouts')
    .on('connect_accounts')
    .column('id')
    .where(sql<boolean>`failed_payouts != '[]'`)
    .execute();
}
