import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** Postgres only: all columns, indexes and constraints. */
export async function describeSchema(db: Database): Promise<unknown[]> {
  const { rows } = await sql`
    select table_name || '.' || column_name as name, concat_ws(' ', data_type, is_nullable, column_default) as is
      from information_schema.columns where table_schema = 'public'
    union all select indexname, indexdef from pg_indexes where schemaname = 'public'
    union all select conname, conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    order by 1, 2`.execute(db.read);
  return rows;
}
