import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Every row of every table as text, for tests that search or compare the whole database. In an order that says nothing of the engine's. */
export async function dump(db: Database): Promise<string> {
  const tables = await db.write.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db.write)));
  return JSON.stringify(
    rows.map((result) => result.rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))),
  );
}
