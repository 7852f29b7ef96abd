import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Forgetting a subject wrote an entry of nothing for each of its deliveries. */
export const subjectIndex: Migration = { up };

async function up(db: Kysely<{ deliveries: { subject: string | null } }>): Promise<void> {
  await db.schema.dropIndex('deliveries_by_subject').execute();
  await db.schema
    .createIndex('deliveries_by_subject')
    .on('deliveries')
    .column('subject')
    .where('subject', 'is not', null)
    .execute();
}
