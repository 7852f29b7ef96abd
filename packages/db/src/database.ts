import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Changes } from './changes.ts';
import { openPostgres } from './postgres.ts';
import { type ComposedSchema, composeSchema, type Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** What reading takes: the database's reading side or a transaction. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>;

/** What a kind of database has to offer. */
export interface Connections {
  readonly kind: 'sqlite' | 'postgres';
  /** Everything committed, never blocked by a writer. */
  readonly read: Reader;
  /** For `transact`. Everything else writes on a `Transaction`. */
  readonly write: Kysely<Tables>;
  /** For migrations alone: they may take their time. */
  readonly migrations: Kysely<Tables>;
  readonly changes: Changes;
  /** See `scrubAfterCommit`. */
  scrub(): void;
  close(): Promise<void>;
}

export interface Database extends Connections {
  readonly schema: ComposedSchema;
  readonly insideTransaction: AsyncLocalStorage<true>;
}

/**
 * Opens `file:path` (SQLite, created if missing) or `postgres://…`, for the tables of these packages, each of which stands
 * after those it depends on. Nothing is migrated.
 */
export function openDatabase(url: string, schemas: readonly Schema[]): Database {
  const schema = composeSchema(schemas);
  const connections = open(url, schema);
  const insideTransaction = new AsyncLocalStorage<true>();
  /** Going around an open transaction waits for itself for ever on SQLite and reads the past on Postgres. */
  function outsideOnly<T>(side: T): T {
    if (insideTransaction.getStore())
      throw new Error('Inside a transaction, query the transaction and not the database');
    return side;
  }
  return {
    ...connections,
    schema,
    insideTransaction,
    get read() {
      return outsideOnly(connections.read);
    },
    get write() {
      return outsideOnly(connections.write);
    },
  };
}

function open(url: string, { personal }: ComposedSchema): Connections {
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), personal);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new Error('The database URL must start with file: or postgres://');
}
