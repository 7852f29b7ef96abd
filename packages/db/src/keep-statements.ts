import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

const KEPT = 500;

interface File {
  prepare(sql: string): SqliteStatement;
  close(): void;
}

/** Caches prepared statements: Kysely's driver prepares one on every call, at many times the cost of the query itself. */
export function keepStatements(file: File): SqliteDatabase {
  const kept = new LRUCache<string, SqliteStatement>({ max: KEPT });
  return {
    prepare(sql) {
      const statement = kept.get(sql) ?? file.prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
    close: () => file.close(),
  };
}
