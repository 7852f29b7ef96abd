import type pg from 'pg';

const TABLES = ['pg_class', 'pg_attribute', 'pg_constraint', 'pg_trigger', 'pg_proc', 'kysely_migration'];
const counts = TABLES.map((table) => `(select count(*) from ${table})`);

/** Tells a database in which something has been made or dropped, or that has run another migration, from a migrated one. */
export async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(`select concat_ws(' ', ${counts.join(', ')}) as schema`);
  return rows[0]?.schema ?? '';
}
