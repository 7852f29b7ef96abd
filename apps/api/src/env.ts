import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { capabilities } from '@ticket-hub/db';
import { clerkId } from '@ticket-hub/users';
import { z } from 'zod';
import { describeSetting } from './expected-settings.ts';
import {
  duration,
  jwtKey,
  list,
  loopbackOrigin,
  origin,
  stripeSecret,
  svixSecret,
  timer,
  url,
} from './setting-types.ts';
import { frontendApi, isPublishableKey } from './vendors/publishable-key.ts';

/** Seen from `src` and from `dist`, which holds the bundle. */
export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** How a Postgres is asked has settings of its own. */
const ASKED_IN_URL = /[?&](query_timeout|prepare)=/;

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/./)
  .refine((value) => !ASKED_IN_URL.test(value));
const fileUrl = z
  .string()
  .regex(/^file:./)
  .transform((value) => `file:${resolve(repositoryRoot, value.slice('file:'.length))}`);
export const databaseUrl = fileUrl.or(postgresUrl);

/** Each is one server: what it has replayed would say nothing about another. */
const standbyUrls = z
  .string()
  .transform((value) => value.split(/,(?=\s*postgres(?:ql)?:)/).map((item) => item.trim()))
  .pipe(z.array(postgresUrl.refine((value) => !value.includes(',') && !value.includes('%2C'))));

/** All of them or none: half a set-up would take money without hearing of it. */
const STRIPE = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET'] as const;

export const settings = z.object({
  DATABASE_URL: databaseUrl.default(`file:${resolve(repositoryRoot, 'data/ticket-hub.db')}`),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(1_000).optional(),
  DATABASE_STATEMENT_TIMEOUT: timer.refine((ms) => ms > 0).optional(),
  DATABASE_IDLE_TIMEOUT: timer.optional(),
  DATABASE_READ_URL: standbyUrls.optional(),
  DATABASE_READ_LAG: duration.refine((ms) => ms > 0).optional(),
  DATABASE_PREPARE: z.stringbool().optional(),
  DATABASE_LACKS: list.pipe(z.array(z.enum(capabilities))).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  WEB_URL: url,
  CLERK_PUBLISHABLE_KEY: z.string().refine(isPublishableKey),
  CLERK_SECRET_KEY: z.string().startsWith('sk_'),
  CLERK_API_URL: url.default('https://api.clerk.com'),
  CLERK_JWT_KEY: jwtKey.optional(),
  CLERK_ISSUER: url.optional(),
  CLERK_AUTHORIZED_PARTIES: list.pipe(z.array(origin)).optional(),
  CLERK_INSTANCE_ID: z.string().startsWith('ins_').optional(),
  CLERK_WEBHOOK_SIGNING_SECRET: list.pipe(z.array(svixSecret)).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/)
    .optional(),
  STRIPE_API_URL: url.default('https://api.stripe.com'),
  STRIPE_WEBHOOK_SECRET: list.pipe(z.array(stripeSecret)).optional(),
  STRIPE_CONNECT_WEBHOOK_SECRET: list.pipe(z.array(stripeSecret)).optional(),
  PICTURE_ORIGINS: list.pipe(z.array(origin)).default([]),
  PLATFORM_FEE_BPS: z.coerce.number().int().min(0).max(10_000).default(100),
  MISSION_CONTROL_URL: loopbackOrigin.optional(),
  ADMIN_USER_IDS: list.pipe(z.array(clerkId)).default([]),
  METRICS_TOKEN: z.string().optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  RECONCILE_EVERY: duration.default(36e5),
  SILENCE_AFTER: duration.default(36e5),
  LEDGER_KEEP: duration.default(30 * 864e5),
  ORGANIZER_DELETION_HOLD: duration.default(864e5),
  INTERNAL_TOKEN: z.string().optional(),
  VERSION: z.string().max(100).default('unnamed'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Env = ReturnType<typeof readEnv>;

type Variables = Record<string, string | undefined>;

/** Says of every setting that is missing or wrong what it takes, and repeats no secret. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Reads the settings from the environment and the files that a script names there; an empty one counts as not set. Throws a {@link SettingsError}. */
export function readEnv(variables: Variables = { ...fromFiles(process.env.SETTINGS_FILES), ...process.env }) {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = settings.safeParse(set);
  const missing = STRIPE.some((name) => set[name]) ? STRIPE.filter((name) => !set[name]) : [];
  const misplaced = set.CLERK_PUBLISHABLE_KEY?.startsWith('pk_live_') && set.MISSION_CONTROL_URL !== undefined;
  if (!parsed.success || missing.length > 0 || misplaced) {
    const wrong = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [];
    const names = new Set([...wrong, ...missing, ...(misplaced ? ['MISSION_CONTROL_URL'] : [])]);
    const lines = [...names].map((name) => `  ${describeSetting(name, set[name])}`);
    throw new SettingsError(
      `Cannot start with these settings:\n${lines.join('\n')}\nThe README says what each one means.`,
    );
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    database: {
      directUrl: env.DATABASE_DIRECT_URL,
      poolSize: env.DATABASE_POOL_SIZE,
      statementTimeoutMs: env.DATABASE_STATEMENT_TIMEOUT,
      idleTimeoutMs: env.DATABASE_IDLE_TIMEOUT,
      prepare: env.DATABASE_PREPARE,
      lacks: env.DATABASE_LACKS,
      readUrls: env.DATABASE_READ_URL,
      longestLagMs: env.DATABASE_READ_LAG,
    },
    host: env.HOST,
    port: env.PORT,
    webUrl: env.WEB_URL,
    pictureOrigins: env.PICTURE_ORIGINS,
    adminUserIds: env.ADMIN_USER_IDS,
    missionControlUrl: env.MISSION_CONTROL_URL,
    internalToken: env.INTERNAL_TOKEN,
    metricsToken: env.METRICS_TOKEN,
    trustedProxies: env.TRUSTED_PROXIES,
    reconcileEveryMs: env.RECONCILE_EVERY,
    silenceAfterMs: env.SILENCE_AFTER,
    ledgerKeepMs: env.LEDGER_KEEP,
    organizerDeletionHoldMs: env.ORGANIZER_DELETION_HOLD,
    version: env.VERSION,
    logLevel: env.LOG_LEVEL,
    stripe: stripeOf(env),
    clerk: {
      publishableKey: env.CLERK_PUBLISHABLE_KEY,
      secretKey: env.CLERK_SECRET_KEY,
      apiUrl: env.CLERK_API_URL,
      jwtKey: env.CLERK_JWT_KEY,
      issuer: env.CLERK_ISSUER ?? frontendApi(env.CLERK_PUBLISHABLE_KEY),
      authorizedParties: env.CLERK_AUTHORIZED_PARTIES ?? [new URL(env.WEB_URL).origin],
      instanceId: env.CLERK_INSTANCE_ID,
      webhookSecrets: env.CLERK_WEBHOOK_SIGNING_SECRET ?? [],
    },
  };
}

function stripeOf(env: z.output<typeof settings>) {
  if (env.STRIPE_SECRET_KEY === undefined) return undefined;
  return {
    secretKey: env.STRIPE_SECRET_KEY,
    apiUrl: env.STRIPE_API_URL,
    webhookSecrets: [...(env.STRIPE_WEBHOOK_SECRET ?? []), ...(env.STRIPE_CONNECT_WEBHOOK_SECRET ?? [])],
    feeBps: env.PLATFORM_FEE_BPS,
  };
}

/** `.env` files at the root, separated by commas, the first one winning. One that does not exist is left out. */
function fromFiles(names = ''): Variables {
  const paths = names.split(',').map((name) => resolve(repositoryRoot, name));
  const read = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  return Object.assign({}, ...read.toReversed().map((path) => parseEnv(readFileSync(path, 'utf8'))));
}
