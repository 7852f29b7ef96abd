import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const ticketing: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await events(db);
  await orders(db);
  await tickets(db);
  await disputes(db);
  await movements(db);
}

async function events(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('organizer_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('title', 'text', (col) => col.notNull())
    .addColumn('description', 'text', (col) => col.notNull())
    .addColumn('venue', 'text', (col) => col.notNull())
    .addColumn('starts_at', 'text', (col) => col.notNull())
    .addColumn('ends_at', 'text', (col) => col.notNull())
    .addColumn('time_zone', 'text', (col) => col.notNull())
    .addColumn('capacity', 'integer', (col) => col.notNull())
    .addColumn('taken', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('price', 'bigint', (col) => col.notNull())
    .addColumn('currency', 'text')
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('updated_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema
    .createIndex('events_by_organizer')
    .on('events')
    .columns(['organizer_id', 'starts_at', 'id'])
    .execute();
  await db.schema.createIndex('events_by_start').on('events').columns(['status', 'starts_at', 'id']).execute();
}

async function orders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('orders')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('event_id', 'text', (col) => col.notNull().references('events.id'))
    .addColumn('buyer_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('request_key', 'text')
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('quantity', 'integer', (col) => col.notNull())
    .addColumn('title', 'text', (col) => col.notNull())
    .addColumn('amount', 'bigint', (col) => col.notNull())
    .addColumn('fee', 'bigint', (col) => col.notNull())
    .addColumn('currency', 'text')
    .addColumn('account_id', 'text')
    .addColumn('session_id', 'text', (col) => col.unique())
    .addColumn('session_url', 'text')
    .addColumn('expires_at', 'text')
    .addColumn('payment_id', 'text', (col) => col.unique())
    .addColumn('look_at', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addUniqueConstraint('orders_request', ['buyer_id', 'request_key'])
    .execute();
  await db.schema.createIndex('orders_by_event').on('orders').columns(['event_id', 'status']).execute();
  await db.schema.createIndex('orders_by_look_at').on('orders').column('look_at').execute();
}

async function tickets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tickets')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('order_id', 'text', (col) => col.notNull().references('orders.id'))
    .addColumn('event_id', 'text', (col) => col.notNull().references('events.id'))
    .addColumn('buyer_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('code', 'text', (col) => col.notNull().unique())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('seat', 'integer', (col) => col.notNull())
    .addColumn('amount', 'bigint', (col) => col.notNull())
    .addColumn('fee', 'bigint', (col) => col.notNull())
    .addColumn('used_at', 'text')
    .addColumn('before_dispute', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('tickets_by_order').on('tickets').column('order_id').execute();
  await db.schema.createIndex('tickets_by_event').on('tickets').columns(['event_id', 'status']).execute();
  await db.schema.createIndex('tickets_by_buyer').on('tickets').columns(['buyer_id', 'created_at', 'id']).execute();
}

async function disputes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('disputes')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('order_id', 'text', (col) => col.notNull().references('orders.id'))
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('amount', 'bigint', (col) => col.notNull())
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('asked_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('disputes_by_order').on('disputes').column('order_id').execute();
  await db.schema.createIndex('disputes_by_status').on('disputes').columns(['status', 'asked_at']).execute();
}

async function movements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('movements')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('kind', 'text', (col) => col.notNull())
    .addColumn('order_id', 'text', (col) => col.notNull().references('orders.id'))
    .addColumn('subject_id', 'text', (col) => col.notNull())
    .addColumn('amount', 'bigint', (col) => col.notNull())
    .addColumn('status', 'text', (col) => col.notNull())
    .addColumn('key', 'text')
    .addColumn('key_since', 'text')
    .addColumn('moved_id', 'text', (col) => col.unique())
    .addColumn('refusals', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('patience', 'integer', (col) => col.notNull().defaultTo(5))
    .addColumn('error', 'text')
    .addColumn('look_at', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('movements_by_order').on('movements').column('order_id').execute();
  await db.schema.createIndex('movements_by_status').on('movements').columns(['status', 'created_at']).execute();
  await db.schema.createIndex('movements_by_look_at').on('movements').column('look_at').execute();
}
