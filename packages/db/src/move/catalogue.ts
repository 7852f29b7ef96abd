import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type MovedTable, ourSchema } from './moved-table.ts';
import { MoveRefused } from './refused.ts';

/** Of a database and of its processes, not of what is kept in it: pending erasures of a file, who runs and hears, a move's tables. */
const NOT_MOVED =
  /^(sqlite_.*|kysely_migration(_lock)?|erasures|instances|change_counts|move_(source|changes|target))$/;

export function isMoved(table: string): boolean {
  return !NOT_MOVED.test(table);
}

/** Types whose values have the same text on both databases. */
const TYPES = ['text', 'varchar', 'int2', 'int4', 'int8', 'bool'];

interface Column {
  table: string;
  column: string;
}

/**
 * The tables to move, an application's own included, as both databases describe them. Throws a {@link MoveRefused} that
 * names the first table or column that would not arrive as it is.
 */
export async function readCatalogue(sqlite: Database, postgres: Database): Promise<MovedTable[]> {
  const found = await sqliteColumns(sqlite);
  const there = new Map((await postgresColumns(postgres)).map((one) => [`${one.table}.${one.column}`, one]));
  const tables = Map.groupBy(found, ({ table }) => table);
  const missing = [...there.keys()].find((name) => !found.some((one) => `${one.table}.${one.column}` === name));
  if (missing !== undefined) throw new MoveRefused(`SQLite has no column ${missing}`);
  return [...tables].map(([name, columns]) => {
    const all = columns.map(({ column, pk }) => {
      const other = there.get(`${name}.${column}`);
      if (!other) throw new MoveRefused(`Postgres has no column ${name}.${column}`);
      if (other.generated) throw new MoveRefused(`The database itself makes the values of ${name}.${column}`);
      if (!TYPES.includes(other.type))
        throw new MoveRefused(`${name}.${column} has the type ${other.type}, which looks different on each database`);
      return { name: column, type: other.type, pk };
    });
    const key = all.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
    if (key.length === 0) throw new MoveRefused(`The table ${name} has no primary key`);
    return { name, columns: all, key };
  });
}

async function sqliteColumns({ migrations }: Database): Promise<(Column & { pk: number })[]> {
  const { rows } = await sql<Column & { pk: number }>`
    select one.name as "table", its.name as "column", its.pk
    from sqlite_schema as one, pragma_table_xinfo(one.name) as its
    where one.type = 'table' order by one.name, its.cid`.execute(migrations);
  return rows.filter(({ table }) => isMoved(table));
}

async function postgresColumns({ migrations }: Database): Promise<(Column & { type: string; generated: boolean })[]> {
  const { rows } = await sql<Column & { type: string; generated: boolean }>`
    select c.relname as "table", a.attname as "column", t.typname as type,
      a.attidentity <> '' or a.attgenerated <> ''
        or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false) as generated
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and c.relnamespace = ${ourSchema}`.execute(migrations);
  return rows.filter(({ table }) => isMoved(table));
}
