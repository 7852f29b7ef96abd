import type { Heartbeat } from '@ticket-hub/db';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../http/errors.ts';
import type { Outcome } from '../webhooks/outcome.ts';
import type { Health } from './health.ts';
import { healthGauges } from './health-gauges.ts';
import type { VendorSource } from './sources.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What the process is, which is one, however many APIs it runs: each collector keeps a timer and an observer for ever. */
let ofProcess: Registry | undefined;

function processMetrics(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

/** Metrics for Prometheus. Counters are per process; gauges are read from the database at each scrape. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const process = processMetrics();

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const deliveries = new Counter({
    name: 'webhook_deliveries_total',
    help: 'Deliveries by source and outcome',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const lag = new Histogram({
    name: 'webhook_lag_seconds',
    help: "From the vendor's timestamp to the delivery's arrival",
    labelNames: ['source'],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200, 36_000],
    registers,
  });
  const signatures = new Counter({
    name: 'webhook_signatures_total',
    help: 'Deliveries by the fingerprint of the secret that verified them, or refused',
    labelNames: ['source', 'secret'],
    registers,
  });
  const bodiesRefused = new Counter({
    name: 'http_bodies_refused_total',
    help: 'Request bodies refused because the memory budget was exhausted',
    registers,
  });
  const streams = new Gauge({ name: 'live_streams', help: 'Open live streams', registers });
  const streamsRefused = new Counter({
    name: 'live_streams_refused_total',
    help: 'Live streams refused because the limit of a user or the process was reached',
    registers,
  });
  const info = new Gauge({
    name: 'ticket_hub_instance_info',
    help: 'Always 1: which process this is, as admin.health and the doctor name it',
    labelNames: ['instance', 'version'],
    registers,
  });
  const liveLag = new Gauge({
    name: 'live_lag_seconds',
    help: 'From a commit until this process hears of it; grows while it does not hear',
    registers,
  });
  const show = healthGauges(registry);

  return {
    contentType: registry.contentType,
    request: (labels: { method: string; route: string; status: number }, ms: number) =>
      requests.observe(labels, ms / 1000),
    delivery: (source: VendorSource, outcome: Outcome | ErrorCode) => deliveries.inc({ source, outcome }),
    lag: (source: VendorSource, ms: number) => lag.observe({ source }, ms / 1000),
    bodyRefused: () => bodiesRefused.inc(),
    streams: { open: (count: number) => streams.set(count), refused: () => streamsRefused.inc() },
    signature: (source: VendorSource, secret: string) => signatures.inc({ source, secret }),
    async text(health: Health, { id, version, lagMs }: Heartbeat): Promise<string> {
      show(health);
      info.set({ instance: id, version }, 1);
      liveLag.set((lagMs() ?? Number.NaN) / 1000);
      return (await process.metrics()) + (await registry.metrics());
    },
  };
}
