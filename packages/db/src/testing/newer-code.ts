import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Records a migration that this code does not have. */
export async function migratedByNewerCode(db: Database): Promise<void> {
  await sql`insert into kysely_migration values ('9999-future', '2099-01-01T00:00:00.000Z')`.execute(db.write);
}
