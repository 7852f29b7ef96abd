import type { AddressInfo } from 'node:net';
import { type Database, migrate, transact } from '@ticket-hub/db';
import { type DatabaseKind, emptyDatabaseUrl, testDatabaseUrl } from '@ticket-hub/db/testing';
import { type Sandbox, startSandbox } from '@ticket-hub/sandbox';
import { onTestFinished } from 'vitest';
import { createApp } from '../src/app.ts';
import { createDeps, type Deps } from '../src/deps.ts';
import { readEnv } from '../src/env.ts';
import type { Feature } from '../src/features.ts';
import { createHttpServer } from '../src/http/http-server.ts';
import { sweepMoney } from '../src/jobs/sweep-money.ts';
import { createLog } from '../src/observe/log.ts';
import { internalClient, webClient } from './clients.ts';

export const SECRET = `whsec_${Buffer.from('the secret of these tests').toString('base64')}`;
export const STRIPE_PLATFORM_SECRET = `whsec_${Buffer.from('platform secret').toString('base64')}`;
export const STRIPE_CONNECT_SECRET = `whsec_${Buffer.from('connect secret').toString('base64')}`;
export const INTERNAL_TOKEN = 'internal-token-of-these-tests';

/** The settings of an API that faces a sandbox. */
export function settingsFor({ clerk, stripe, url }: Sandbox, databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    WEB_URL: 'http://localhost:5173',
    CLERK_PUBLISHABLE_KEY: clerk.publishableKey,
    CLERK_SECRET_KEY: clerk.secretKey,
    CLERK_API_URL: url,
    PICTURE_ORIGINS: url,
    CLERK_JWT_KEY: clerk.jwtKey,
    CLERK_WEBHOOK_SIGNING_SECRET: SECRET,
    INTERNAL_TOKEN,
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_API_URL: url,
    STRIPE_WEBHOOK_SECRET: STRIPE_PLATFORM_SECRET,
    STRIPE_CONNECT_WEBHOOK_SECRET: STRIPE_CONNECT_SECRET,
  };
}

export interface World {
  sandbox: Sandbox;
  url: string;
  db: Database;
  deps: Deps;
  /** Everything that was logged. */
  log: () => string;
  stop: AbortController;
  /** A typed client with a token, a user's own (a fresh one for each request), or none. */
  client(bearer?: string | { clerkId: string }): ReturnType<typeof webClient>;
  internal(bearer?: string): ReturnType<typeof internalClient>;
  /** Does what the running API does every few seconds, or minutes. */
  sweep(): Promise<void>;
  /** Resolves when Clerk and Stripe have tried to deliver all that is due. */
  delivered(): Promise<void>;
  /** Signs a body as Clerk does and posts it. */
  post(body: string | object, options?: SignOptions): Promise<{ status: number; body: unknown }>;
}

export type SignOptions = NonNullable<Parameters<Sandbox['clerk']['outbox']['sign']>[1]>;

/** The API on a port, its own database, and a Clerk of its own that delivers to it. Gone when the test ends. */
export async function startWorld(
  kind: DatabaseKind,
  settings: Record<string, string> = {},
  { features, ...changes }: Partial<Deps> & { features?: readonly Feature[] } = {},
  timeouts: Parameters<typeof createHttpServer>[1] = {},
): Promise<World> {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const databaseUrl = await (features ? emptyDatabaseUrl : testDatabaseUrl)(kind);
  const env = readEnv({ ...settingsFor(sandbox, databaseUrl), ...settings });
  const lines: string[] = [];
  const stop = new AbortController();
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const deps = { ...createDeps(env, log, stop.signal, features), ...changes };
  await migrate(deps.db);
  const server = createHttpServer(createApp(deps).fetch, timeouts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    stop.abort();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await deps.db.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = { url: `${url}/webhooks/clerk`, secrets: [SECRET] };
  sandbox.clerk.outbox.endpoint = endpoint;
  const stripeUrl = `${url}/webhooks/stripe`;
  sandbox.stripe.platformOutbox.endpoint = { url: stripeUrl, secrets: [STRIPE_PLATFORM_SECRET] };
  sandbox.stripe.connectOutbox.endpoint = { url: stripeUrl, secrets: [STRIPE_CONNECT_SECRET] };

  return {
    sandbox,
    url,
    db: deps.db,
    deps,
    log: () => lines.join(''),
    stop,
    client: (bearer) => webClient(`${url}/trpc`, () => tokenOf(sandbox, bearer)),
    internal: (bearer = INTERNAL_TOKEN) => internalClient(`${url}/internal/trpc`, async () => bearer),
    async sweep() {
      // As if the lists had not been read for some time.
      await transact(deps.db, (tx) => tx.deleteFrom('leases').where('name', 'like', 'money %').execute());
      if (deps.money) await sweepMoney(deps, deps.money);
    },
    async delivered() {
      await sandbox.clerk.outbox.idle();
      await sandbox.stripe.delivered();
    },
    async post(body, options) {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(endpoint.url, sandbox.clerk.outbox.sign(text, options));
      return { status: response.status, body: await response.json() };
    },
  };
}

async function tokenOf(sandbox: Sandbox, bearer?: string | { clerkId: string }): Promise<string | undefined> {
  return typeof bearer === 'object' ? await sandbox.clerk.sessionToken(bearer.clerkId) : bearer;
}
