import { Kysely } from 'kysely';
import pg from 'pg';
import { askCapability } from './ask-capability.ts';
import { type Capability, remembering } from './capabilities.ts';
import type { Connections } from './database.ts';
import { plugins } from './plugins.ts';
import { PostgresChanges } from './postgres-changes.ts';
import { HubDialect } from './postgres-dialect.ts';
import { type PoolOptions, postgresPool } from './postgres-pool.ts';
import { Servers } from './servers.ts';
import { openStandbys } from './standby/open-standbys.ts';
import { Written } from './standby/written.ts';
import type { Tables } from './tables.ts';

export interface PostgresOptions {
  /** For what needs a session of the server's: listening, locks and migrations. By default the URL of everything else. */
  directUrl?: string | undefined;
  /** How many connections this process may have at once, beside the direct ones. */
  poolSize?: number | undefined;
  /** How long a statement is waited for. */
  statementTimeoutMs?: number | undefined;
  /** After how long an unused connection is closed; 0: never. */
  idleTimeoutMs?: number | undefined;
  /** Whether statements are prepared. By default not when there is a `directUrl`: a pooler may forget them. */
  prepare?: boolean | undefined;
  /** Known to be missing. Everything else is asked for. */
  lacks?: readonly Capability[] | undefined;
  /** A URL for each standby that answers reads which may lag. */
  readUrls?: readonly string[] | undefined;
  /** A standby that is later than this is left out. */
  longestLagMs?: number | undefined;
}

/** Shorter than the fifteen seconds that a webhook's sender waits. */
const STATEMENT_TIMEOUT_MS = 10_000;
/** For a server to say that it has ended a statement. One that is frozen does not. */
const ANSWER_MS = 500;
const IDLE_TIMEOUT_MS = 10_000;
/** A near server is busy with fewer; with these, one that is a millisecond away is, too. */
const POOL_SIZE = 10;
/** What somebody who has not written may see can be so old. */
const LONGEST_LAG_MS = 5_000;
/** Longer than it takes to notice that a standby lags. */
const FORGET_AFTER_MS = 10_000;
/** Of the pool. The others are left to readers. */
const WRITERS_SHARE = 0.4;

/** Opens nothing yet. Connections of the pool rely on nothing that a pooler of transactions does not have. */
export function openPostgres(url: string, options: PostgresOptions): Connections {
  const { directUrl = url, poolSize = POOL_SIZE, prepare = options.directUrl === undefined } = options;
  const servers = new Servers(url);
  const direct = directUrl === url ? servers : new Servers(directUrl);
  const { readUrls = [], longestLagMs = LONGEST_LAG_MS } = options;
  const written = readUrls.length > 0 ? new Written(2 * longestLagMs + FORGET_AFTER_MS) : undefined;
  const can = remembering((capability) => askCapability(capability, direct, pool), options.lacks ?? []);
  const open = (more: PoolOptions, statementTimeoutMs = 0) => {
    const driver = { can, statementTimeoutMs, written: more.written };
    const dialect = new HubDialect({ pool: postgresPool({ ...config, ...more }) }, driver);
    return new Kysely<Tables>({ plugins, dialect });
  };
  const { statementTimeoutMs = STATEMENT_TIMEOUT_MS, idleTimeoutMs = IDLE_TIMEOUT_MS } = options;
  const common = { max: poolSize, idleTimeoutMillis: idleTimeoutMs, prepare };
  const pool = open({ ...common, servers, query_timeout: statementTimeoutMs + ANSWER_MS, written }, statementTimeoutMs);
  const migrations = open({ servers: direct, max: 1, prepare: false });
  const changes = new PostgresChanges({ can, servers: direct, pool, written });
  const standbys =
    written && openStandbys(readUrls, { primary: pool, written, changes, longestLagMs, pool: common, open });
  return {
    kind: 'postgres',
    read: pool,
    write: pool,
    writers: Math.max(1, Math.floor(poolSize * WRITERS_SHARE)),
    migrations,
    changes,
    can,
    standbys,
    scrub() {},
    async close() {
      await standbys?.close();
      await changes.close();
      await Promise.all([pool.destroy(), migrations.destroy()]);
    },
  };
}

/** Nothing but names goes with the start of a connection: PgBouncer refuses settings there. */
const config: pg.PoolConfig = {
  connectionTimeoutMillis: 5_000,
  // Without it, a connection that the network has dropped is detected only after minutes.
  keepAlive: true,
  pipeline: true,
  application_name: 'ticket-hub',
  types: { getTypeParser: (oid, format) => (oid === INT8 ? safeInteger : pg.types.getTypeParser(oid, format)) },
};

const INT8 = 20;

/** pg returns 64-bit integers and counts as text, because not all of them fit a number. Throws for one that does not. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}
