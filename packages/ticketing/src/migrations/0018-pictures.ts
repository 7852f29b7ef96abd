import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const pictures: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('events').addColumn('picture_url', 'text').execute();
}
