import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const marksOfTheGone: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  // Of all marks it cost as much as the marks themselves, and Postgres took it for looking up a page's users.
  await db.schema.dropIndex('reconcile_marks_by_mark').execute();
  await db.schema
    .createIndex('reconcile_marks_gone')
    .on('reconcile_marks')
    .column('run_id')
    .where(sql<boolean>`mark = 'gone'`)
    .execute();
}
