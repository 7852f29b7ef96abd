import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A deletion wrote an entry of nothing into each of these, at a page of the disk each. */
export const userIndexes: Migration = { up };

interface Tables {
  users: { id: string; email_hash: number | null; first_name_key: number | null; last_name_key: number | null };
}

async function up(db: Kysely<Tables>): Promise<void> {
  const indexes = [
    ['users_by_email_hash', ['email_hash']],
    ['users_by_first_name_key', ['first_name_key', 'id']],
    ['users_by_last_name_key', ['last_name_key', 'id']],
  ] as const;
  for (const [name, columns] of indexes) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on('users')
      .columns([...columns])
      .where(columns[0], 'is not', null)
      .execute();
  }
}
