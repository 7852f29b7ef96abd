import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const reconcile: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reconcile_runs')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('started_at', 'text', (col) => col.notNull())
    .addColumn('finished_at', 'text')
    .addColumn('cursor', 'text')
    .addColumn('checked', 'integer', (col) => col.notNull())
    .addColumn('created', 'integer', (col) => col.notNull())
    .addColumn('updated', 'integer', (col) => col.notNull())
    .addColumn('deleted', 'integer', (col) => col.notNull())
    .addColumn('unchanged', 'integer', (col) => col.notNull())
    .addColumn('aborted', 'text')
    .execute();

  await db.schema
    .createTable('reconcile_marks')
    .addColumn('run_id', 'text', (col) => col.notNull())
    .addColumn('clerk_id', 'text', (col) => col.notNull())
    .addColumn('mark', 'text', (col) => col.notNull())
    .addPrimaryKeyConstraint('reconcile_marks_primary', ['run_id', 'clerk_id'])
    .execute();

  await db.schema.createIndex('reconcile_marks_by_mark').on('reconcile_marks').columns(['run_id', 'mark']).execute();
}
