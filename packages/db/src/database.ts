import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { Can } from './capabilities.ts';
import type { Changes } from './changes.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';
import { type ComposedSchema, composeSchema, type Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import type { Standbys } from './standby/standbys.ts';
import type { Tables } from './tables.ts';

/** What a query needs: the database's read connections or a transaction. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'fn' | 'getExecutor'>;

/** What each kind of database implements. */
export interface Connections {
  readonly kind: 'sqlite' | 'postgres';
  /** Sees everything that is committed, and is never blocked by a writer. */
  readonly read: Reader;
  /** For `transact` only. All other code writes through a `Transaction`. */
  readonly write: Kysely<Tables>;
  /** How many transactions can run at once. */
  readonly writers: number;
  /** For migrations only: no query timeout. */
  readonly migrations: Kysely<Tables>;
  readonly changes: Changes;
  readonly can: Can;
  /** For reads that may lag. Undefined when there are none. */
  readonly standbys?: Standbys | undefined;
  /** See `scrubAfterCommit`. */
  scrub(): void;
  close(): Promise<void>;
}

export interface Database extends Connections {
  readonly schema: ComposedSchema;
  readonly insideTransaction: AsyncLocalStorage<true>;
}

/** How a Postgres is reached and asked. SQLite has no use for them. */
export type DatabaseOptions = PostgresOptions;

/**
 * Opens `file:path` (SQLite, created if missing) or `postgres://…` with the tables of these packages, listed after the
 * packages they depend on. Does not migrate.
 */
export function openDatabase(url: string, schemas: readonly Schema[], options: DatabaseOptions = {}): Database {
  const schema = composeSchema(schemas);
  const connections = open(url, schema, options);
  const insideTransaction = new AsyncLocalStorage<true>();
  /** Bypassing an open transaction deadlocks on SQLite and reads stale rows on Postgres. */
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

function open(url: string, { personal }: ComposedSchema, options: DatabaseOptions): Connections {
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length), personal);
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, options);
  throw new Error('The database URL must start with file: or postgres://');
}
