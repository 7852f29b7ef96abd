import { env as processEnv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isLoopbackUrl } from './loopback.ts';
import type { SandboxOptions } from './sandbox.ts';

const port = z.string().regex(/^\d+$/, 'not a port').transform(Number).pipe(z.number().max(65_535));
const secrets = z
  .string()
  .transform((list) => list.split(',').map((secret) => secret.trim()))
  .pipe(z.array(z.string().regex(/^whsec_[A-Za-z0-9+/]+=*$/, 'not whsec_ and base64')));
const local = z.string().refine(isLoopbackUrl, 'not a loopback address');

const environment = z.object({
  SANDBOX_PORT: port.default(4000),
  SANDBOX_FILE: z.string().default(fileURLToPath(new URL('../../../data/sandbox.json', import.meta.url))),
  SANDBOX_WEBHOOK_URL: local.default('http://127.0.0.1:3000/webhooks/clerk'),
  WEB_URL: z.url().default('http://localhost:5173'),
  CLERK_PUBLISHABLE_KEY: z.string().optional(),
  CLERK_SECRET_KEY: z.string().optional(),
  CLERK_WEBHOOK_SIGNING_SECRET: secrets.optional(),
});

export interface Settings {
  options: SandboxOptions & { port: number };
  /** The application is set up with a real Clerk: whatever happens here stays here. */
  idle: boolean;
}

export function readSettings(env: Record<string, string | undefined> = processEnv): Settings {
  const read = environment.safeParse(env);
  if (!read.success) throw new Error(`The sandbox's settings are wrong:\n${z.prettifyError(read.error)}`);
  const { SANDBOX_PORT, SANDBOX_FILE, SANDBOX_WEBHOOK_URL, WEB_URL, ...clerk } = read.data;
  const common = { port: SANDBOX_PORT, file: SANDBOX_FILE, webUrl: WEB_URL };
  const idle = namesAnotherClerk(clerk.CLERK_PUBLISHABLE_KEY, SANDBOX_PORT);
  const secretKey = clerk.CLERK_SECRET_KEY;
  const signing = clerk.CLERK_WEBHOOK_SIGNING_SECRET;
  // Real secrets sign nothing here, and nothing made up is delivered under them.
  if (idle) return { idle, options: common };
  return {
    idle,
    options: {
      ...common,
      ...(secretKey !== undefined && { secretKey }),
      ...(signing !== undefined && { webhook: { url: SANDBOX_WEBHOOK_URL, secrets: signing } }),
    },
  };
}

function namesAnotherClerk(publishableKey: string | undefined, ownPort: number): boolean {
  if (publishableKey === undefined) return false;
  const host = Buffer.from(publishableKey.split('_')[2] ?? '', 'base64').toString();
  return host !== `localhost:${ownPort}$` && host !== `127.0.0.1:${ownPort}$`;
}
