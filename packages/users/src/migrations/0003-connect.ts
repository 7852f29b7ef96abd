import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

export const connect: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('connect_intents')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('user_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('current_of', 'text', (col) => col.unique())
    .addColumn('email', 'text')
    .addColumn('account_id', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .addColumn('given_up_at', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('looked_at', 'text')
    .execute();
  await db.schema.createIndex('connect_intents_by_user').on('connect_intents').column('user_id').execute();
  await db.schema.createIndex('connect_intents_by_given_up').on('connect_intents').column('given_up_at').execute();

  await db.schema
    .createTable('connect_accounts')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('user_id', 'text', (col) => col.notNull().references('users.id'))
    .addColumn('asked', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('answered', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('asked_at', 'text')
    .addColumn('can_receive', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('can_be_paid_out', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('rejected', 'integer', (col) => col.notNull().defaultTo(0))
    .addColumn('requirements', 'text', (col) => col.notNull().defaultTo('[]'))
    .addColumn('deadline', 'text')
    .addColumn('activated_at', 'text')
    .addColumn('closed_at', 'text')
    .addColumn('detached_at', 'text')
    .addColumn('created_at', 'text', (col) => col.notNull())
    .execute();
  await db.schema.createIndex('connect_accounts_by_user').on('connect_accounts').column('user_id').execute();
  await db.schema.createIndex('connect_accounts_by_asked_at').on('connect_accounts').column('asked_at').execute();

  // Links that were made before there was anything to know about an account.
  await sql`insert into connect_accounts (id, user_id, created_at)
    select stripe_connect_id, id, updated_at from users where stripe_connect_id is not null`.execute(db);
}
