import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A run of reconcile says whom it could not understand. */
export const invalidUsers: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('reconcile_runs')
    .addColumn('invalid', 'integer', (col) => col.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('reconcile_runs')
    .addColumn('invalid_ids', 'text', (col) => col.notNull().defaultTo(''))
    .execute();
}
