import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Connections } from './database.ts';
import { plugins } from './plugins.ts';
import { PostgresChanges } from './postgres-changes.ts';
import type { Tables } from './schema.ts';

export function openPostgres(connectionString: string): Connections {
  const pool = new pg.Pool({
    connectionString,
    connectionTimeoutMillis: 5_000,
    // A connection that the network has forgotten would otherwise be waited for for minutes.
    keepAlive: true,
    query_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'ticket-hub',
    types: { getTypeParser: (oid, format) => (oid === INT8 ? safeInteger : pg.types.getTypeParser(oid, format)) },
  });
  // An idle connection broke. The pool replaces it; without a listener Node would end the process.
  pool.on('error', () => {});
  const kysely = new Kysely<Tables>({ plugins, dialect: new PostgresDialect({ pool }) });
  const changes = new PostgresChanges({ connectionString });
  return {
    kind: 'postgres',
    read: kysely,
    write: kysely,
    changes,
    scrub() {},
    async close() {
      await changes.close();
      await kysely.destroy();
    },
  };
}

const INT8 = 20;

/** pg returns 64-bit integers and counts as text, because not all of them fit a number. Ours must. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}
