import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../http/errors.ts';
import type { Outcome } from '../webhooks/outcome.ts';
import type { Health } from './health.ts';
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
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const lastDelivery = gauge('webhook_last_delivery_timestamp_seconds', 'When the last one was taken', ['source']);
  const silent = gauge('webhook_silent', '1 when changes are seen at Clerk but no delivery has come for too long');
  const silentSource = gauge(
    'webhook_source_silent',
    '1 when changes are seen at the vendor but no delivery has come for too long',
    ['source'],
  );
  const found = gauge('stripe_found_last_day', 'Times a change at Stripe was found before any event told of it');
  const failedPayouts = gauge('payouts_failed_accounts', 'Accounts whose last payout came back from the bank');
  const drift = gauge('reconcile_drift', 'How many users differed from Clerk before the last run');
  const seconds = gauge('reconcile_duration_seconds', 'How long the last run took');
  const lastRun = gauge('reconcile_last_run_timestamp_seconds', 'When the last run ended');
  const refundsDue = gauge('refunds_due', 'Refunds that are due and not yet made');
  const refundsFailed = gauge('refunds_failed', 'Refunds that Stripe keeps refusing: somebody has to look');
  const erasureDue = gauge(
    'erasure_due_seconds',
    'For how long erased data has still been on the disk; 0 when there is none',
  );
  const invalid = gauge('reconcile_invalid', 'How many users the last run could not understand as Clerk shows them');
  const aborted = gauge('reconcile_aborted', '1 when the last run stopped early');

  function show(health: Health): void {
    for (const { source, lastDeliveryAt } of health.sources) {
      lastDelivery.set({ source }, Date.parse(lastDeliveryAt) / 1000);
    }
    silent.set(health.silent ? 1 : 0);
    silentSource.set({ source: 'clerk' }, health.silence.clerk ? 1 : 0);
    silentSource.set({ source: 'stripe' }, health.silence.stripe ? 1 : 0);
    found.set(health.foundAtStripe.lastDay);
    failedPayouts.set(health.failedPayouts);
    erasureDue.set(health.erasure.dueForSeconds);
    refundsDue.set(health.refunds.due);
    refundsFailed.set(health.refunds.failed);
    if (!health.reconcile) return;
    drift.set(health.reconcile.drift);
    seconds.set(health.reconcile.seconds);
    lastRun.set(Date.parse(health.reconcile.finishedAt) / 1000);
    invalid.set(health.reconcile.invalid);
    aborted.set(health.reconcile.aborted === null ? 0 : 1);
  }

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
