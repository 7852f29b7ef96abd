import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const importedIds: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('imported_ids')
    .addColumn('old_id', 'text', (col) => col.primaryKey())
    .addColumn('user_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('joined_at', 'text', (col) => col.notNull())
    .addColumn('imported_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('imported_ids_by_user').on('imported_ids').column('user_id').execute();
}
