import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const dashboardRefunds: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('dashboard_refunds')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('order_id', 'text', (col) => col.notNull().references('orders.id'))
    .addColumn('amount', 'bigint', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('dashboard_refunds_by_order').on('dashboard_refunds').column('order_id').execute();
  await db.schema.alterTable('tickets').addColumn('refunded_by', 'text').execute();
  await db.schema.alterTable('tickets').addColumn('before_refund', 'text').execute();
  await db.schema.alterTable('movements').addColumn('alone', 'integer').execute();
  await sharesInstead(db);
}

/**
 * What a dispute moved was a row for each move. Now one row for each order says that what its organizer holds is to be
 * levelled. The transfers that were sent back stay known.
 */
async function sharesInstead(db: Kysely<unknown>): Promise<void> {
  await sql`delete from movements where kind = 'reversal' or (kind = 'return' and status <> 'done')`.execute(db);
  await sql`
    insert into movements (id, kind, order_id, subject_id, amount, status, look_at, created_at)
    select 'share-' || order_id, 'share', order_id, order_id, 0, 'due', min(created_at), min(created_at)
    from disputes group by order_id`.execute(db);
}
