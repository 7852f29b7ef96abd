import { type Database, openDatabase } from '@ticket-hub/db';
import { forgetSubject } from '@ticket-hub/inbox';
import { type ClerkDirectory, createRequireUser, type Dependent, type RequireUser } from '@ticket-hub/users';
import type { Env } from './env.ts';
import type { Logger } from './log.ts';
import { clerkDirectory, createClerk } from './vendors/clerk-directory.ts';
import { clerkKeys } from './vendors/clerk-keys.ts';
import { sessionTokens, type VerifySessionToken } from './vendors/session-token.ts';

export interface Deps {
  env: Env;
  log: Logger;
  now: () => Date;
  db: Database;
  directory: ClerkDirectory;
  verifySessionToken: VerifySessionToken;
  requireUser: RequireUser;
  /** What goes with a user, in the transaction that deletes them. AN APPLICATION'S OWN TABLES: add theirs here. */
  dependents: readonly Dependent[];
  /** Aborted when the process is told to stop: subscriptions end, and `/ready` says so. */
  stopping: AbortSignal;
}

/** The only place that constructs things. Opens the database and starts nothing. */
export function createDeps(env: Env, log: Logger, stopping: AbortSignal): Deps {
  const now = () => new Date();
  const db = openDatabase(env.databaseUrl);
  const clerk = createClerk(env);
  const directory = clerkDirectory(clerk, log);
  return {
    env,
    log,
    now,
    db,
    directory,
    verifySessionToken: sessionTokens(clerkKeys(clerk, env.clerk), env.clerk),
    requireUser: createRequireUser({ db, directory, now }),
    dependents: [{ name: 'deliveries', remove: (tx, { clerkId }) => forgetSubject(tx, 'clerk', clerkId) }],
    stopping,
  };
}
