import type pg from 'pg';

const TABLES = ['pg_class', 'pg_attribute', 'pg_constraint', 'pg_trigger', 'pg_proc', 'kysely_migration'];
const counts = TABLES.map((table) => `(select count(*) from ${table})`);

/** A fingerprint of the schema: differs once anything was created or dropped, or another migration was applied. */
export async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(`select concat_ws(' ', ${counts.join(', ')}) as schema`);
  return rows[0]?.schema ?? '';
}
