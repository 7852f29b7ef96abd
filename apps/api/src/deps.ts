import { randomUUID } from 'node:crypto';
import { createHeartbeat, type Database, type Heartbeat, openDatabase, type Reader } from '@ticket-hub/db';
import { createTallies, deliveriesAbout, forgetSubject, type Tallies } from '@ticket-hub/inbox';
import type { CheckoutPorts, PaymentPorts } from '@ticket-hub/ticketing';
import {
  type ClerkDirectory,
  type ConnectPorts,
  connectDependent,
  createRequireUser,
  type Dependent,
  importedIdsDependent,
  type ReconcilePorts,
  type RequireUser,
  type StripeAccounts,
} from '@ticket-hub/users';
import type Stripe from 'stripe';
import type { Env } from './env.ts';
import { features as all, type Feature, schemasOf, ticketing } from './features.ts';
import { MemoryBudget } from './http/memory-budget.ts';
import type { Logger } from './observe/log.ts';
import { createMetrics, type Metrics } from './observe/metrics.ts';
import { type Received, sourcesOfUsers } from './observe/sources.ts';
import { auditDependent } from './operations/audit-dependent.ts';
import { createPace } from './people/pace.ts';
import { createPictures, type Pictures } from './pictures/pictures.ts';
import { LiveStreams } from './rpc/live-streams.ts';
import { clerkApi } from './vendors/clerk-api.ts';
import { clerkDirectory } from './vendors/clerk-directory.ts';
import { clerkKeys } from './vendors/clerk-keys.ts';
import { limitConcurrency } from './vendors/limit-concurrency.ts';
import { limitRate } from './vendors/limit-rate.ts';
import { type Remembered, rememberBriefly } from './vendors/remember-briefly.ts';
import { sessionTokens, type VerifySessionToken } from './vendors/session-token.ts';
import { stripeAccounts } from './vendors/stripe/accounts.ts';
import { type AskedBalance, askBalance } from './vendors/stripe/balances.ts';
import { answering, createStripe } from './vendors/stripe/client.ts';
import { stripePayments } from './vendors/stripe/payments.ts';
import { receiveSnapshot } from './webhooks/receive-snapshot.ts';

export interface Deps {
  env: Env;
  log: Logger;
  now: () => Date;
  db: Database;
  /** For requests that somebody waits for. */
  directory: ClerkDirectory;
  verifySessionToken: VerifySessionToken;
  requireUser: RequireUser;
  /** Undefined when Stripe is not configured. */
  money: Money | undefined;
  /** Also without Stripe: free tickets need none. */
  checkout: CheckoutPorts;
  /** What is built on users. */
  features: readonly Feature[];
  /** What goes with a user, in the transaction that deletes them. AN APPLICATION'S OWN TABLES: see `features.ts`. */
  dependents: readonly Dependent[];
  /** Whether somebody may download what is held about them again. */
  mayExport: (clerkId: string) => boolean;
  /** For reconcile, which waits and asks again. */
  reconcilePorts: ReconcilePorts;
  tallies: Tallies;
  /** This process among those on the database. */
  heartbeat: Heartbeat;
  metrics: Metrics;
  /** What all bodies that are being read may hold. */
  bodies: MemoryBudget;
  pictures: Pictures;
  /** The live streams that are open. */
  streams: LiveStreams;
  /** Aborted when the process is told to stop: subscriptions end, and `/ready` says so. */
  stopping: AbortSignal;
}

export interface Money {
  stripe: Stripe;
  accounts: StripeAccounts;
  connect: ConnectPorts;
  /** By account. */
  balances: Remembered<AskedBalance>;
  /** Undefined without that feature. */
  ticketing: PaymentPorts | undefined;
  webhookSecrets: readonly string[];
  livemode: boolean;
}

/** Clerk allows 1000 requests in ten seconds, and a development instance 100. Some are left for those who wait. */
const JOB_REQUESTS = { live: 500, test: 50 };

/** A page that is opened again and again asks Stripe a few times a minute. */
const BALANCES = { forMs: 10_000, most: 1_000 };

const EXPORT_EVERY_MS = 60_000;

/** Bytes. More than 64 of the largest deliveries at once are refused with a 503, and retried by their senders. */
const UNFINISHED_BODIES = 64 * 1024 * 1024;

/** The only place that constructs things. Opens the database and starts nothing. */
export function createDeps(env: Env, log: Logger, stopping: AbortSignal, features = all): Deps {
  const now = () => new Date();
  const metrics = createMetrics();
  const db = openDatabase(env.databaseUrl, schemasOf(features), env.database);
  const api = clerkApi(env.clerk);
  const vendor = { api, log, jwtKey: env.clerk.jwtKey, now };
  const directory = clerkDirectory({ ...vendor, ask: limitConcurrency() });
  const money = createMoney(env, { log, now, features });
  const pace = env.clerk.secretKey.startsWith('sk_live_') ? JOB_REQUESTS.live : JOB_REQUESTS.test;
  const dependents: Dependent[] = [
    { name: 'deliveries', remove: forgetIn('clerk'), export: exportDeliveries },
    ...features.flatMap((feature) => feature.dependents(now, { holdMs: env.organizerDeletionHoldMs })),
    connectDependent(now),
    importedIdsDependent,
    { name: 'first requests', remove: forgetIn('first-request') },
    auditDependent,
  ];
  return {
    env,
    log,
    now,
    db,
    directory,
    verifySessionToken: sessionTokens(clerkKeys({ api, ask: limitConcurrency() }, env.clerk), env.clerk, now),
    requireUser: createRequireUser({
      db,
      directory,
      // In the ledger, so that an operator sees how many had to be fetched because no delivery had brought them.
      async receive(user) {
        const { outcome } = await receiveSnapshot({ db, directory, now }, firstRequest(user.id, now()), user);
        return outcome === 'invalid' || outcome === 'unavailable' ? outcome : 'received';
      },
    }),
    money,
    features,
    checkout: { payments: money?.ticketing?.payments ?? null, now, feeBps: env.stripe?.feeBps ?? 0 },
    dependents,
    mayExport: createPace(EXPORT_EVERY_MS),
    reconcilePorts: {
      db,
      directory: clerkDirectory({ ...vendor, ask: limitRate(pace) }),
      now,
      dependents,
      signal: stopping,
    },
    tallies: createTallies(db, now),
    heartbeat: createHeartbeat(db, env.version, now),
    metrics,
    bodies: new MemoryBudget(UNFINISHED_BODIES, metrics.bodyRefused),
    pictures: createPictures({ trusted: env.pictureOrigins, now }),
    streams: new LiveStreams(metrics.streams),
    stopping,
  };
}

interface MoneyPorts extends Pick<Deps, 'log' | 'now'> {
  features: readonly Feature[];
}

function createMoney({ stripe: settings, webUrl }: Env, { log, now, features }: MoneyPorts): Money | undefined {
  if (!settings) return undefined;
  const stripe = createStripe(settings);
  const answer = answering(log);
  const accounts = stripeAccounts(stripe, answer);
  return {
    stripe,
    accounts,
    connect: {
      stripe: accounts,
      now,
      async canReceiveChanged(tx, userId) {
        for (const feature of features) await feature.canReceiveChanged?.(tx, userId);
      },
    },
    balances: rememberBriefly(askBalance(stripe, answer), { now, ...BALANCES }),
    ticketing: features.includes(ticketing)
      ? { payments: stripePayments(stripe, { answer, log, webUrl }), now }
      : undefined,
    webhookSecrets: settings.webhookSecrets,
    livemode: /^[sr]k_live_/.test(settings.secretKey),
  };
}

function forgetIn(source: (typeof sourcesOfUsers)[number]): Dependent['remove'] {
  return (tx, { clerkId }) => forgetSubject(tx, source, clerkId);
}

/** Of all sources that name people. */
async function exportDeliveries(db: Reader, { clerkId }: { clerkId: string }) {
  const about = await Promise.all(sourcesOfUsers.map((source) => deliveriesAbout(db, source, clerkId)));
  return { deliveries: about.flat() };
}

function firstRequest(clerkId: string, receivedAt: Date): Received<'first-request'> {
  return {
    source: 'first-request',
    id: randomUUID(),
    type: 'user.created',
    subject: clerkId,
    occurredAt: null,
    receivedAt,
  };
}
