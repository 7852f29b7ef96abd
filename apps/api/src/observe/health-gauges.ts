import { Gauge, type Registry } from 'prom-client';
import type { Health } from './health.ts';
import { readGauges } from './read-gauges.ts';

/** Gauges read from the database, so that every process reports the same. Returns a function that sets them before a scrape. */
export function healthGauges(registry: Registry): (health: Health) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const lastDelivery = gauge('webhook_last_delivery_timestamp_seconds', 'When the last one was taken', ['source']);
  const silent = gauge('webhook_silent', '1 when changes are seen at Clerk but no delivery has come for too long');
  const silentSource = gauge(
    'webhook_source_silent',
    '1 when changes are seen at the vendor but no delivery has come for too long',
    ['source'],
  );
  const found = gauge('stripe_found_last_day', 'Changes at Stripe that were found before any event reported them');
  const failedPayouts = gauge('payouts_failed_accounts', 'Accounts whose last payout failed');
  const holds = gauge('deletion_holds', 'Deleted organizers whose buyers are not refunded yet');
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
  const showReads = readGauges(registry);
  const aborted = gauge('reconcile_aborted', '1 when the last run stopped early');

  return (health) => {
    for (const { source, lastDeliveryAt } of health.sources) {
      lastDelivery.set({ source }, Date.parse(lastDeliveryAt) / 1000);
    }
    silent.set(health.silent ? 1 : 0);
    silentSource.set({ source: 'clerk' }, health.silence.clerk ? 1 : 0);
    silentSource.set({ source: 'stripe' }, health.silence.stripe ? 1 : 0);
    found.set(health.foundAtStripe.lastDay);
    failedPayouts.set(health.failedPayouts);
    holds.set(health.holds.running);
    erasureDue.set(health.erasure.dueForSeconds);
    refundsDue.set(health.refunds.due);
    refundsFailed.set(health.refunds.failed);
    showReads(health.reads);
    if (!health.reconcile) return;
    drift.set(health.reconcile.drift);
    seconds.set(health.reconcile.seconds);
    lastRun.set(Date.parse(health.reconcile.finishedAt) / 1000);
    invalid.set(health.reconcile.invalid);
    aborted.set(health.reconcile.aborted === null ? 0 : 1);
  };
}
