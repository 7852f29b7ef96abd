import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const eventsByEnd: Migration = { up };

/** Tells from where on there are events that are not over, without a look at those that are. */
async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('events_by_end').on('events').columns(['status', 'ends_at', 'starts_at']).execute();
}
