import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const guests: Migration = { up };

/** An event's orders, page by page. */
async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('orders_by_event_and_time')
    .on('orders')
    .columns(['event_id', 'created_at', 'id'])
    .execute();
}
