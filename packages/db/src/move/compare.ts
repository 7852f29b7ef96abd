import { hash } from 'node:crypto';
import SqliteFile from 'better-sqlite3';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { asText, type MovedTable } from './moved-table.ts';

export interface TableSum {
  name: string;
  rows: number;
  /** Of every field of every row, in no order. */
  checksum: string;
}

/** Bits of a row's hash: a sum of billions of them fits everywhere. */
const BYTES = 7;

/**
 * Counts the rows of each table and adds up a hash of each row's text, field by field. Each database does it by itself,
 * through none of what has copied the rows.
 */
export async function sumTables(db: Database, tables: readonly MovedTable[]): Promise<TableSum[]> {
  return await (db.kind === 'sqlite' ? sumOnSqlite(db, tables) : sumOnPostgres(db, tables));
}

/** One statement, so that the server is at work while this thread sums up SQLite. */
async function sumOnPostgres({ migrations }: Database, tables: readonly MovedTable[]): Promise<TableSum[]> {
  const sums = tables.map((table) => {
    const part = sql`encode(substr(sha256(convert_to(${textOf(table)}, 'UTF8')), 1, ${sql.lit(BYTES)}), 'hex')`;
    return sql`select ${sql.lit(table.name)} as name, count(*) as rows,
      coalesce(sum(('x' || ${part})::bit(${sql.lit(BYTES * 8)})::bigint), 0)::text as sum from ${sql.table(table.name)}`;
  });
  const { rows } = await sql<{ name: string; rows: number; sum: string }>`
    ${sql.join(sums, sql` union all `)}`.execute(migrations);
  return rows.map(({ sum, ...row }) => ({ ...row, checksum: written(BigInt(sum)) }));
}

async function sumOnSqlite({ migrations }: Database, tables: readonly MovedTable[]): Promise<TableSum[]> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(
    migrations,
  );
  // Read row by row as Kysely would not, and on a connection of its own.
  const file = new SqliteFile(rows[0]?.file ?? '', { readonly: true });
  try {
    return tables.map((table) => {
      const query = sql`select ${textOf(table)} from ${sql.table(table.name)}`.compile(migrations);
      const sum = { name: table.name, rows: 0, total: 0n };
      for (const text of file.prepare<[], string>(query.sql).pluck().iterate()) {
        sum.rows += 1;
        sum.total += hashOf(text);
      }
      return { name: sum.name, rows: sum.rows, checksum: written(sum.total) };
    });
  } finally {
    file.close();
  }
}

/** Each value with its length before it, so that no two rows have the same text. */
function textOf({ name, columns }: MovedTable): RawBuilder<unknown> {
  const values = columns.map((column) => asText(column, sql.id(name)));
  return sql.join(
    values.map((value) => sql`coalesce(length(${value}) || ':' || ${value}, '-')`),
    sql` || `,
  );
}

function hashOf(text: string): bigint {
  return BigInt(`0x${hash('sha256', text, 'hex').slice(0, 2 * BYTES)}`);
}

function written(sum: bigint): string {
  return sum.toString(16).padStart(16, '0');
}
