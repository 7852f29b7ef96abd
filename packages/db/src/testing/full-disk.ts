import { sql } from 'kysely';
import type { Database } from '../database.ts';

const MOST_PAGES = 2 ** 30;

/** SQLite only: keeps the file from growing, as on a full disk, until the returned function is called. */
export async function fullDisk(db: Database): Promise<() => Promise<void>> {
  await sql`pragma max_page_count = 1`.execute(db.write);
  return async () => void (await sql.raw(`pragma max_page_count = ${MOST_PAGES}`).execute(db.write));
}
