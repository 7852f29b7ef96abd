import { Kysely } from 'kysely';
import pg from 'pg';
import type { Connections } from './database.ts';
import { NotifyingDialect } from './notify-on-commit.ts';
import { plugins } from './plugins.ts';
import { PostgresChanges } from './postgres-changes.ts';
import { postgresPool } from './postgres-pool.ts';
import type { Tables } from './tables.ts';

/** Shorter than the fifteen seconds that a webhook's sender waits. `query_timeout` in the URL, in ms, overrides it. */
const QUERY_TIMEOUT_MS = 10_000;

/** A near server is busy with fewer; with these, one that is a millisecond away is, too. */
const CONNECTIONS = 10;
/** The others are left to readers. */
const WRITERS = 4;

export function openPostgres(connectionString: string): Connections {
  const config: pg.PoolConfig = {
    connectionString,
    connectionTimeoutMillis: 5_000,
    // Without it, a connection that the network has dropped is detected only after minutes.
    keepAlive: true,
    pipeline: true,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'ticket-hub',
    types: { getTypeParser: (oid, format) => (oid === INT8 ? safeInteger : pg.types.getTypeParser(oid, format)) },
  };
  const prepares = new URLSearchParams(connectionString.split('?')[1]).get('prepare') !== 'false';
  const open = (more: pg.PoolConfig) =>
    new Kysely<Tables>({
      plugins,
      dialect: new NotifyingDialect({ pool: postgresPool({ ...config, ...more, prepares }) }),
    });
  const kysely = open({ max: CONNECTIONS, query_timeout: QUERY_TIMEOUT_MS });
  const migrations = open({ max: 1 });
  const changes = new PostgresChanges({ connectionString });
  return {
    kind: 'postgres',
    read: kysely,
    write: kysely,
    writers: WRITERS,
    migrations,
    changes,
    scrub() {},
    async close() {
      await changes.close();
      await Promise.all([kysely.destroy(), migrations.destroy()]);
    },
  };
}

const INT8 = 20;

/** pg returns 64-bit integers and counts as text, because not all of them fit a number. Throws for one that does not. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}
