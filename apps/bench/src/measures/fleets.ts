import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Deliveries } from '../load/deliveries.ts';
import { fire, quantile, type Shot } from '../load/fire.ts';
import { cpuSeconds, postgresSeconds, residentMegabytes } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';
import { interleave, type Samples } from './interleave.ts';
import type { Sample } from './sample.ts';

/** Processes that share a database, and the load. */
export interface Fleet {
  name: string;
  servers: readonly Server[];
}

export interface FleetSample extends Sample {
  /** CPU seconds of Postgres in 10,000 requests. */
  postgresCpu: number;
  /** Of all processors, by everybody who takes part. */
  coresUsed: number;
  /** Of the transactions that were seen open, which share waited for what; `none`: it was running. */
  waits: Record<string, number>;
}

interface Options {
  deliveries: Deliveries;
  url: string;
  database: string;
  rounds: number;
  ms: number;
}

const CONNECTIONS = 64;
const MOST_A_SECOND = 4_000;
const LOOK_EVERY_MS = 10;

export async function measureFleets(fleets: readonly Fleet[], options: Options): Promise<Samples<FleetSample>> {
  const { deliveries, url, database, rounds, ms } = options;
  const observer = new pg.Client({ connectionString: url });
  await observer.connect();
  try {
    return await interleave(fleets, {
      rounds,
      async prepare() {
        const shots = deliveries.make((MOST_A_SECOND * ms) / 1000);
        return (fleet) => takeSample(fleet, { shots: shots.values(), ms, observer, database });
      },
    });
  } finally {
    await observer.end();
  }
}

interface Load {
  shots: Iterator<Shot>;
  ms: number;
  observer: pg.Client;
  database: string;
}

async function takeSample({ servers }: Fleet, { shots, ms, observer, database }: Load): Promise<FleetSample> {
  const used = () => ({
    api: servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    client: cpuSeconds(process.pid),
    postgres: postgresSeconds(database),
  });
  const over = new AbortController();
  const before = used();
  const watched = watchWaits(observer, over.signal);
  const atOnce = CONNECTIONS / servers.length;
  const fired = await Promise.all(servers.map(({ pool }) => fire(pool, shots, { atOnce, ms })));
  const after = used();
  over.abort();

  const requests = fired.reduce((sum, one) => sum + one.requests, 0);
  const seconds = Math.max(...fired.map((one) => one.seconds));
  const latencies = fired.flatMap((one) => one.latencies).sort((a, b) => a - b);
  const [api, client, postgres] = [
    after.api - before.api,
    after.client - before.client,
    after.postgres - before.postgres,
  ];
  const each = 10_000 / requests;
  return {
    rate: requests / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: api * each,
    clientCpu: client * each,
    postgresCpu: postgres * each,
    coresUsed: (api + client + postgres) / (seconds * availableParallelism()),
    resident: servers.reduce((sum, { pid }) => sum + residentMegabytes(pid), 0),
    waits: await watched,
  };
}

/** Looks every few milliseconds at what the open transactions wait for. */
async function watchWaits(observer: pg.Client, signal: AbortSignal): Promise<Record<string, number>> {
  const seen: Record<string, number> = {};
  let all = 0;
  while (!signal.aborted) {
    const { rows } = await observer.query<{ waits: string; count: number }>(
      `select coalesce(wait_event_type, 'none') as waits, count(*)::int as count from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
       group by 1`,
    );
    for (const { waits, count } of rows) {
      seen[waits] = (seen[waits] ?? 0) + count;
      all += count;
    }
    await sleep(LOOK_EVERY_MS);
  }
  return Object.fromEntries(Object.entries(seen).map(([waits, count]) => [waits, count / all]));
}
