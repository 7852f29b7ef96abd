import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { ourSchema } from './moved-table.ts';

/** The names of a move's triggers. */
export async function triggersOf(tx: Kysely<Tables>, kind: Database['kind']): Promise<Set<string>> {
  const { rows } = await (kind === 'sqlite'
    ? sql<{ name: string }>`select name from sqlite_schema where type = 'trigger'`
    : sql<{ name: string }>`select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = ${ourSchema}`
  ).execute(tx);
  return new Set(rows.map(({ name }) => name).filter((name) => name.startsWith('move_')));
}
