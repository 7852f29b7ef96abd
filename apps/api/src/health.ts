import { schemaState } from '@ticket-hub/db';
import { deliveryHealth, type SourceHealth, tallied } from '@ticket-hub/inbox';
import { pendingRefunds } from '@ticket-hub/ticketing';
import { lastReconcile } from '@ticket-hub/users';
import type { Deps } from './deps.ts';
import { refusedTally, secretTally } from './webhooks/signature-tally.ts';

const DAY_MS = 86_400_000;

export type Health = Awaited<ReturnType<typeof readHealth>>;

/** How the synchronisation is doing, over all processes on this database. */
export async function readHealth({ db, env, now }: Pick<Deps, 'db' | 'env' | 'now'>) {
  const at = now();
  const [sources, tallies, reconcile, refunds, schema] = await Promise.all([
    deliveryHealth(db.read, at),
    tallied(db.read, new Date(at.getTime() - DAY_MS)),
    lastReconcile(db.read),
    pendingRefunds(db.read),
    schemaState(db),
  ]);
  const deliveries = sources.filter(({ source }) => source !== 'first-request');
  const firstRequests = sources.find(({ source }) => source === 'first-request');
  const refusedFrom = (source: 'clerk' | 'stripe') => tallies.find(({ name }) => name === refusedTally(source));
  const clerk = deliveries.find(({ source }) => source === 'clerk');
  const signs = [
    firstRequests?.lastDeliveryAt,
    reconcile && reconcile.drift > 0 ? reconcile.finishedAt : undefined,
    refusedFrom('clerk')?.lastHour,
  ];
  return {
    sources: deliveries,
    /** By the secret's fingerprint, over a day: one that verifies nothing any more can be removed. */
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
    /** Users whom no delivery had brought when they first came: more than a few say that deliveries are missing. */
    createdByFirstRequest: {
      lastHour: firstRequests?.lastHour.created ?? 0,
      lastDay: firstRequests?.lastDay.created ?? 0,
    },
    reconcile: reconcile ?? null,
    /** Refunds, reversals and returns: what is due, and what Stripe keeps refusing. */
    refunds,
    silent: isSilent(clerk, latest(signs), at.getTime() - env.silenceAfterMs),
    schemaVersion: schema.version ?? null,
    pendingMigrations: schema.pending,
  };
}

/** Life at Clerk that no delivery told of, and the last delivery longer ago than it should be. */
function isSilent(clerk: SourceHealth | undefined, sign: number | undefined, since: number): boolean {
  if (sign === undefined) return false;
  const last = clerk ? Date.parse(clerk.lastDeliveryAt) : Number.NEGATIVE_INFINITY;
  return sign > last && last < since;
}

function latest(times: (string | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined).map((time) => Date.parse(time));
  return known.length === 0 ? undefined : Math.max(...known);
}
