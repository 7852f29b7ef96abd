import { createHash } from 'node:crypto';
import { type Kysely, SqliteAdapter } from 'kysely';
import type { Migration } from 'kysely/migration';

export const emailHashes: Migration = { up };

interface Tables {
  users: { id: string; email: string | null; email_hash: number | null };
  erasures: { id: string; due_since: string };
}

const ROWS_AT_ONCE = 1_000;

async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.dropIndex('users_by_email').execute();
  await db.schema.alterTable('users').addColumn('email_hash', 'integer').execute();
  const users = await hashEmails(db);
  await db.schema.createIndex('users_by_email_hash').on('users').column('email_hash').execute();
  // Also erases the dropped index's contents and earlier leftovers from the file.
  if (users > 0 && db.getExecutor().adapter instanceof SqliteAdapter)
    await db.insertInto('erasures').values({ id: 'migration', due_since: new Date().toISOString() }).execute();
}

/** Returns how many users there are. */
async function hashEmails(db: Kysely<Tables>): Promise<number> {
  let users = 0;
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('users')
      .select(['id', 'email'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const { id, email } of rows)
      if (email !== null)
        await db
          .updateTable('users')
          .set({ email_hash: hash(email) })
          .where('id', '=', id)
          .execute();
    const last = rows.at(-1);
    if (!last) return users;
    users += rows.length;
    after = last.id;
  }
}

function hash(email: string): number {
  return createHash('sha256').update(email.toLowerCase()).digest().readUIntBE(0, 3);
}
