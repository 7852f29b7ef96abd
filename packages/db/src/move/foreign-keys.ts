import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';
import { ourSchema } from './moved-table.ts';
import { MoveRefused } from './refused.ts';

export const foreignKeys = z.array(z.object({ table: z.string(), name: z.string(), definition: z.string() }));

/** What is taken off the target's tables until all rows are there. */
export type ForeignKeys = z.infer<typeof foreignKeys>;

/** Of Postgres. */
export async function foreignKeysOf(tx: Kysely<Tables>): Promise<ForeignKeys> {
  const { rows } = await sql<ForeignKeys[number]>`
    select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.conparentid = 0 and c.relnamespace = ${ourSchema}
    order by 1, 2`.execute(tx);
  return rows;
}

/** While rows change in the source they arrive in no order that foreign keys could hold in. */
export async function dropForeignKeys(tx: Kysely<Tables>): Promise<void> {
  for (const { table, name } of await foreignKeysOf(tx))
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(tx);
}

/** Puts back those that are missing. The database checks every row of theirs. */
export async function restoreForeignKeys(tx: Kysely<Tables>, foreignKeys: ForeignKeys): Promise<void> {
  const present = await foreignKeysOf(tx);
  for (const { table, name, definition } of foreignKeys)
    if (!present.some((one) => one.table === table && one.name === name))
      await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(tx);
}

/** SQLite has them for each connection: this one ignores them from now on. */
export async function ignoreForeignKeys({ migrations }: Database): Promise<void> {
  await sql`pragma foreign_keys = off`.execute(migrations);
}

/** Checks every row of SQLite's tables that refers to another. */
export async function checkForeignKeys(tx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string }>`select "table" from pragma_foreign_key_check`.execute(tx);
  if (rows[0])
    throw new MoveRefused(`${rows.length} row(s) refer to one that is not there, the first in ${rows[0].table}`);
}
