import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../http/errors.ts';
import type { Outcome } from '../webhooks/outcome.ts';
import type { Health } from './health.ts';
import { healthGauges } from './health-gauges.ts';
import type { VendorSource } from './sources.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What Prometheus reads. Counters are this process's own; gauges are read from the database at each scrape. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests by route and status, and how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const deliveries = new Counter({
    name: 'webhook_deliveries_total',
    help: 'Deliveries by source and by what came of them',
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
    help: 'Deliveries by the secret that verified them (a fingerprint), or refused',
    labelNames: ['source', 'secret'],
    registers,
  });
  const bodiesRefused = new Counter({
    name: 'http_bodies_refused_total',
    help: 'Bodies for which there was no memory left: their senders were asked to come again',
    registers,
  });
  const streams = new Gauge({ name: 'live_streams', help: 'Live streams that are open', registers });
  const streamsRefused = new Counter({
    name: 'live_streams_refused_total',
    help: 'Live streams beyond what one person, or the process, may have open',
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
    async text(health: Health): Promise<string> {
      show(health);
      return await registry.metrics();
    },
  };
}
