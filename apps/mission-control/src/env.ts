import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { isLoopbackUrl, type SandboxOptions, type StripeSettings } from '@ticket-hub/sandbox';
import { z } from 'zod';
import type { MissionControlOptions } from './start-mission-control.ts';

const repositoryRoot = new URL('../../../', import.meta.url);

const port = z.string().regex(/^\d+$/, 'not a port').transform(Number).pipe(z.number().max(65_535));
const secrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'not whsec_ and base64')));
const stripeSecrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_\S+$/, 'not whsec_ and a secret')));
const local = z.string().refine(isLoopbackUrl, 'not a loopback address');

const environment = z.object({
  SANDBOX_PORT: port.default(4000),
  SANDBOX_FILE: z.string().default(fileURLToPath(new URL('data/sandbox.json', repositoryRoot))),
  SANDBOX_WEBHOOK_URL: local.default('http://127.0.0.1:3000/webhooks/clerk'),
  WEB_URL: z.url().default('http://localhost:5173'),
  CLERK_PUBLISHABLE_KEY: z.string().optional(),
  CLERK_SECRET_KEY: z.string().optional(),
  CLERK_WEBHOOK_SIGNING_SECRET: secrets.optional(),
  SANDBOX_STRIPE_WEBHOOK_URL: local.default('http://127.0.0.1:3000/webhooks/stripe'),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: stripeSecrets.optional(),
  STRIPE_CONNECT_WEBHOOK_SECRET: stripeSecrets.optional(),
});

type Environment = z.infer<typeof environment>;

export interface Settings {
  options: MissionControlOptions & { port: number };
  /** The application uses a real Clerk, so no events are delivered to it. */
  idle: boolean;
  /** Likewise for a real Stripe. */
  stripeIdle: boolean;
}

type Variables = Record<string, string | undefined>;

export function readSettings(env: Variables = { ...fromFiles(process.env.SETTINGS_FILES), ...process.env }): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`Invalid sandbox settings:\n${z.prettifyError(parsed.error)}`);
  const read = parsed.data;
  const idle = namesAnotherClerk(read.CLERK_PUBLISHABLE_KEY, read.SANDBOX_PORT);
  const stripeIdle = namesAnotherStripe(read.STRIPE_SECRET_KEY);
  return {
    idle,
    stripeIdle,
    options: {
      port: read.SANDBOX_PORT,
      file: read.SANDBOX_FILE,
      webUrl: read.WEB_URL,
      apiUrl: new URL(read.SANDBOX_WEBHOOK_URL).origin,
      // The sandbox must never sign simulated events with real secrets.
      ...(!idle && clerkOptions(read)),
      ...(!stripeIdle && { stripe: stripeSettings(read) }),
    },
  };
}

function clerkOptions(read: Environment): Pick<SandboxOptions, 'secretKey' | 'webhook'> {
  const { CLERK_SECRET_KEY: secretKey, CLERK_WEBHOOK_SIGNING_SECRET: signing, SANDBOX_WEBHOOK_URL: url } = read;
  return {
    ...(secretKey !== undefined && { secretKey }),
    ...(signing !== undefined && { webhook: { url, secrets: signing } }),
  };
}

function stripeSettings(read: Environment): StripeSettings {
  const { STRIPE_SECRET_KEY: secretKey, SANDBOX_STRIPE_WEBHOOK_URL: url } = read;
  const { STRIPE_WEBHOOK_SECRET: platform, STRIPE_CONNECT_WEBHOOK_SECRET: connect } = read;
  return {
    ...(secretKey !== undefined && { secretKey }),
    ...(platform !== undefined && { platformEndpoint: { url, secrets: platform } }),
    ...(connect !== undefined && { connectEndpoint: { url, secrets: connect } }),
  };
}

function namesAnotherClerk(publishableKey: string | undefined, ownPort: number): boolean {
  if (publishableKey === undefined) return false;
  const host = Buffer.from(publishableKey.split('_')[2] ?? '', 'base64').toString();
  return host !== `localhost:${ownPort}$` && host !== `127.0.0.1:${ownPort}$`;
}

function namesAnotherStripe(secretKey: string | undefined): boolean {
  return secretKey !== undefined && !secretKey.startsWith('sk_test_sandbox');
}

/** Reads the application's own settings files, so that both agree on a real vendor. The first file wins. */
function fromFiles(names = ''): Variables {
  const urls = names.split(',').map((name) => new URL(name, repositoryRoot));
  const read = urls.filter((url) => statSync(url, { throwIfNoEntry: false })?.isFile());
  return Object.assign({}, ...read.toReversed().map((url) => parseEnv(readFileSync(url, 'utf8'))));
}
