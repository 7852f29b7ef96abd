import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Without values for the rows that are there: Clerk's next snapshot of each, or reconcile, completes them; see `laterKeys`. */
export const clerkFields: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('users').addColumn('username', 'text').execute();
  await db.schema.alterTable('users').addColumn('external_id', 'text').execute();
  await db.schema.alterTable('users').addColumn('email_verified', 'integer').execute();
  await db.schema.alterTable('users').addColumn('public_metadata', 'text').execute();
  await db.schema.alterTable('users').addColumn('signed_up_at', 'text').execute();
}
