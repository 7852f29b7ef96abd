import { type Kysely, sql } from 'kysely';
import type pg from 'pg';
import type { Changes } from '../changes.ts';
import type { PoolOptions } from '../postgres-pool.ts';
import { Servers } from '../servers.ts';
import type { Tables } from '../tables.ts';
import { flushed, type Position, replayedOn } from './position.ts';
import { Standby } from './standby.ts';
import { Standbys } from './standbys.ts';
import type { Written } from './written.ts';

/** A read that takes longer is asked of the primary. */
const READ_TIMEOUT_MS = 3_000;
const PROBE_TIMEOUT_MS = 1_000;

interface Options {
  primary: Kysely<Tables>;
  written: Written;
  changes: Changes;
  longestLagMs: number;
  /** Settings of the pools that reads go to. */
  pool: Omit<PoolOptions, 'servers'>;
  open(options: PoolOptions): Kysely<Tables>;
}

/** Connects to none of them yet. `close` does not close the primary. */
export function openStandbys(
  urls: readonly string[],
  { primary, written, changes, longestLagMs, pool, open }: Options,
): Standbys {
  const opened = urls.map((url) => {
    const servers = new Servers(url);
    const reads = open({
      ...pool,
      servers,
      query_timeout: READ_TIMEOUT_MS,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
      // It may have been restarted since it was last asked, and show less than it did.
      onConnect: async (client: pg.ClientBase) => standby.shows(await replayedOn(client)),
    });
    const probes = open({
      servers,
      prepare: false,
      max: 1,
      query_timeout: PROBE_TIMEOUT_MS,
      connectionTimeoutMillis: PROBE_TIMEOUT_MS,
    });
    const standby = new Standby({ name: nameOf(url), reads, probes });
    return standby;
  });
  return new Standbys({
    standbys: opened,
    primary,
    written,
    longestLagMs,
    listen: () => changes.subscribe(() => {}),
    async position() {
      const { rows } = await sql<{ position: Position }>`select ${flushed} as position`.execute(primary);
      return rows[0]?.position ?? 0;
    },
  });
}

/** Host and port, or the directory of its socket: nothing secret. */
function nameOf(url: string): string {
  const { host, searchParams } = new URL(url.replace('@/', '@socket/'));
  const port = searchParams.get('port');
  return `${searchParams.get('host') ?? host}${port === null ? '' : `:${port}`}`;
}
