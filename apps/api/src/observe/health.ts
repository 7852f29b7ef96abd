import { erasureDueSince, liveInstances, schemaState } from '@ticket-hub/db';
import { deliveryHealth, type SourceHealth, tallied } from '@ticket-hub/inbox';
import { pendingRefunds } from '@ticket-hub/ticketing';
import { countFailedPayouts, deletionHolds, lastReconcile } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { ticketing } from '../features.ts';
import { refusedTally, secretTally } from './signature-tally.ts';
import type { Source, VendorSource } from './sources.ts';

const DAY_MS = 86_400_000;
const ERASURE_OVERDUE_AFTER_MS = 30 * 60_000;

const nothingPending: Awaited<ReturnType<typeof pendingRefunds>> = {
  due: 0,
  failed: 0,
  oldestDue: null,
  openOrders: 0,
  openDisputes: 0,
};

export type Health = Awaited<ReturnType<typeof readHealth>>;

/** The state of the synchronisation, over all processes on this database. */
export async function readHealth({ db, env, now, features }: Pick<Deps, 'db' | 'env' | 'now' | 'features'>) {
  const at = now();
  const [sources, tallies, reconcile, refunds, failedPayouts, holds, schema, erasureDue, instances, reads] =
    await Promise.all([
      deliveryHealth(db.read, at),
      tallied(db.read, new Date(at.getTime() - DAY_MS)),
      lastReconcile(db.read),
      features.includes(ticketing) ? pendingRefunds(db.read) : nothingPending,
      countFailedPayouts(db.read),
      deletionHolds(db.read),
      schemaState(db),
      erasureDueSince(db),
      liveInstances(db.read, at),
      db.standbys?.state(),
    ]);
  const of = (wanted: Source) => sources.find(({ source }) => source === wanted);
  const [firstRequests, found] = [of('first-request'), of('stripe-found')];
  const refusedFrom = (source: VendorSource) => tallies.find(({ name }) => name === refusedTally(source));
  const since = at.getTime() - env.silenceAfterMs;
  const drifted = reconcile && reconcile.drift > 0 ? reconcile.finishedAt : undefined;
  const silence = {
    clerk: isSilent(of('clerk'), [firstRequests?.lastDeliveryAt, drifted, refusedFrom('clerk')?.lastHour], since),
    stripe: isSilent(of('stripe'), [found?.lastDeliveryAt, refusedFrom('stripe')?.lastHour], since),
  };
  return {
    sources: sources.filter((source) => source !== firstRequests && source !== found),
    /** By the secret's fingerprint, over a day: a secret that no longer verifies anything can be removed. */
    secrets: [
      ...env.clerk.webhookSecrets.map((secret) => secretTally('clerk', secret)),
      ...(env.stripe?.webhookSecrets ?? []).map((secret) => secretTally('stripe', secret)),
    ].map((fingerprint) => ({
      fingerprint,
      lastDay: tallies.find(({ name }) => name === fingerprint)?.count ?? 0,
    })),
    refusedSignatures: {
      lastDay: { clerk: refusedFrom('clerk')?.count ?? 0, stripe: refusedFrom('stripe')?.count ?? 0 },
    },
    /** Users created by their first request instead of a delivery: more than a few mean that deliveries are missing. */
    createdByFirstRequest: {
      lastHour: firstRequests?.lastHour.created ?? 0,
      lastDay: firstRequests?.lastDay.created ?? 0,
    },
    reconcile: reconcile ?? null,
    /** Refunds, reversals and returns that are due, and those that Stripe keeps refusing. */
    refunds,
    /** Accounts whose last payout failed. */
    failedPayouts,
    /** Deleted organizers whose buyers are not refunded yet, because it may have been a mistake. */
    holds,
    /** How often a change was found at Stripe before any event reported it. */
    foundAtStripe: { lastHour: found?.lastHour.found ?? 0, lastDay: found?.lastDay.found ?? 0 },
    silence,
    /** Whether Clerk is silent; see `silence`. */
    silent: silence.clerk,
    erasure: describeErasure(erasureDue, at),
    /** The API processes that run, and how late each hears of changes. */
    instances,
    /** Standbys as this process sees them, and who has answered its reads that may lag. Null without any. */
    reads: reads ?? null,
    schemaVersion: schema.version ?? null,
    pendingMigrations: schema.pending,
  };
}

/** SQLite only: how long erased data has been waiting to be removed from disk. Takes seconds unless something blocks it. */
function describeErasure(dueSince: string | null, at: Date) {
  const dueForMs = dueSince === null ? 0 : Math.max(0, at.getTime() - Date.parse(dueSince));
  return { dueSince, dueForSeconds: Math.round(dueForMs / 1_000), overdue: dueForMs > ERASURE_OVERDUE_AFTER_MS };
}

/** True when changes at a vendor were seen without deliveries, and the last delivery is too long ago. */
function isSilent(vendor: SourceHealth | undefined, signs: (string | undefined)[], since: number): boolean {
  const sign = latest(signs);
  if (sign === undefined) return false;
  const last = vendor ? Date.parse(vendor.lastDeliveryAt) : Number.NEGATIVE_INFINITY;
  return sign > last && last < since;
}

function latest(times: (string | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined).map((time) => Date.parse(time));
  return known.length === 0 ? undefined : Math.max(...known);
}
