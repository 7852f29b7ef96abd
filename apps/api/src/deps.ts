import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '@ticket-hub/db';
import { createTallies, forgetSubject, receiveOnce, type Tallies } from '@ticket-hub/inbox';
import {
  type ClerkDirectory,
  createRequireUser,
  type Dependent,
  type ReconcileMeans,
  type RequireUser,
} from '@ticket-hub/users';
import type { Env } from './env.ts';
import type { Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { clerkDirectory, createClerk } from './vendors/clerk-directory.ts';
import { clerkKeys } from './vendors/clerk-keys.ts';
import { atOnce, patiently } from './vendors/patiently.ts';
import { sessionTokens, type VerifySessionToken } from './vendors/session-token.ts';

export interface Deps {
  env: Env;
  log: Logger;
  now: () => Date;
  db: Database;
  /** For requests that somebody waits for. */
  directory: ClerkDirectory;
  verifySessionToken: VerifySessionToken;
  requireUser: RequireUser;
  /** What goes with a user, in the transaction that deletes them. AN APPLICATION'S OWN TABLES: add theirs here. */
  dependents: readonly Dependent[];
  /** For reconcile, which waits and asks again. */
  reconcileMeans: ReconcileMeans;
  tallies: Tallies;
  metrics: Metrics;
  /** Aborted when the process is told to stop: subscriptions end, and `/ready` says so. */
  stopping: AbortSignal;
}

/** Clerk allows 1000 requests in ten seconds, and a development instance 100. Some are left for those who wait. */
const JOB_REQUESTS = { live: 500, test: 50 };

/** The only place that constructs things. Opens the database and starts nothing. */
export function createDeps(env: Env, log: Logger, stopping: AbortSignal): Deps {
  const now = () => new Date();
  const db = openDatabase(env.databaseUrl);
  const clerk = createClerk(env);
  const vendor = { clerk, log, jwtKey: env.clerk.jwtKey };
  const directory = clerkDirectory({ ...vendor, ask: atOnce });
  const pace = env.clerk.secretKey.startsWith('sk_live_') ? JOB_REQUESTS.live : JOB_REQUESTS.test;
  const dependents: Dependent[] = [
    { name: 'deliveries', remove: (tx, { clerkId }) => forgetSubject(tx, 'clerk', clerkId) },
    { name: 'first requests', remove: (tx, { clerkId }) => forgetSubject(tx, 'first-request', clerkId) },
  ];
  return {
    env,
    log,
    now,
    db,
    directory,
    verifySessionToken: sessionTokens(clerkKeys(clerk, env.clerk), env.clerk),
    requireUser: createRequireUser({
      db,
      directory,
      now,
      // In the ledger, so that an operator sees how many had to be fetched because no delivery had brought them.
      run: (clerkId, apply) => receiveOnce(db, firstRequest(clerkId, now()), apply),
    }),
    dependents,
    reconcileMeans: {
      db,
      directory: clerkDirectory({ ...vendor, ask: patiently(pace) }),
      now,
      dependents,
      signal: stopping,
    },
    tallies: createTallies(db, now),
    metrics: createMetrics(),
    stopping,
  };
}

function firstRequest(clerkId: string, receivedAt: Date) {
  const source = 'first-request';
  return { source, id: randomUUID(), type: 'user.created', subject: clerkId, occurredAt: null, receivedAt };
}
