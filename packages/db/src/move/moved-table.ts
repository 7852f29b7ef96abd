import { type RawBuilder, sql } from 'kysely';

/** A table as a move sees it: the same on both databases. */
export interface MovedTable {
  name: string;
  columns: readonly MovedColumn[];
  /** The columns of its primary key, in the key's order. */
  key: readonly MovedColumn[];
}

export interface MovedColumn {
  name: string;
  /** The type's name in Postgres. */
  type: string;
}

/** Of Postgres: where our tables are. */
export const ourSchema = sql`(select oid from pg_namespace where nspname = current_schema())`;

/** A row as it travels: every value as text, so that no driver rounds a large integer. */
export type TextRow = Record<string, string | null>;

/** The column's text, which is the same for the same value on both databases: SQLite keeps a boolean as 0 or 1. */
export function asText({ name, type }: MovedColumn, of: RawBuilder<unknown>): RawBuilder<unknown> {
  const value = sql`${of}.${sql.id(name)}`;
  return type === 'bool' ? sql`cast(cast(${value} as integer) as text)` : sql`cast(${value} as text)`;
}

/** Qualified, because a bare name in `order by` is the result's text. */
export function columnsOf({ name: table }: MovedTable, columns: readonly MovedColumn[]): RawBuilder<unknown> {
  return sql.join(columns.map(({ name }) => sql.ref(`${table}.${name}`)));
}

export function namesOf(columns: readonly MovedColumn[]): RawBuilder<unknown> {
  return sql.join(columns.map(({ name }) => sql.id(name)));
}

export function keyOf({ key }: MovedTable, row: TextRow): TextRow {
  return Object.fromEntries(key.map(({ name }) => [name, row[name] ?? null]));
}
