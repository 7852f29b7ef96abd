import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN_ID, startMissionControl } from '@ticket-hub/mission-control';
import type { Sandbox } from '@ticket-hub/sandbox';
import { type ApiProcess, apiProcess } from './api-process.ts';
import { freePort } from './free-port.ts';

const clerkSecret = 'whsec_dGlja2V0LWh1Yi1icm93c2VyLXRlc3Rz';
const platformSecret = 'whsec_dGlja2V0LWh1Yi1wbGF0Zm9ybS10ZXN0cw';
const connectSecret = 'whsec_dGlja2V0LWh1Yi1jb25uZWN0LXRlc3Rz';

/** Who may use the console. */
export const OPERATOR = 'user_operator';

/** Everything there is, on loopback, but for the browser: the API with the built web app, and the sandbox that plays the vendors. */
export interface World {
  url: string;
  clerk: Sandbox['clerk'];
  stripe: Sandbox['stripe'];
  /** Mission control, and pictures, too. */
  sandboxUrl: string;
  api: ApiProcess;
  /** Is gone in the end. */
  folder: string;
  end(): Promise<void>;
}

interface Kind {
  payments: boolean;
  /** Whether the app knows that it is developed, and shows so. */
  development?: boolean;
}

export async function createWorld({ payments, development = false }: Kind): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'ticket-hub-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const webhook = { url: `${url}/webhooks/clerk`, secrets: [clerkSecret] };
  const sandbox = await startMissionControl({ webUrl: url, apiUrl: url, webhook });
  const { clerk, stripe } = sandbox;
  const stripeWebhook = `${url}/webhooks/stripe`;
  stripe.platformOutbox.endpoint = { url: stripeWebhook, secrets: [platformSecret] };
  stripe.connectOutbox.endpoint = { url: stripeWebhook, secrets: [connectSecret] };
  const api = apiProcess({
    DATABASE_URL: `file:${join(folder, 'hub.db')}`,
    HOST: '127.0.0.1',
    PORT: String(port),
    WEB_URL: url,
    CLERK_PUBLISHABLE_KEY: clerk.publishableKey,
    CLERK_SECRET_KEY: clerk.secretKey,
    CLERK_API_URL: sandbox.url,
    PICTURE_ORIGINS: sandbox.url,
    CLERK_JWT_KEY: clerk.jwtKey,
    CLERK_WEBHOOK_SIGNING_SECRET: clerkSecret,
    ...(development
      ? { MISSION_CONTROL_URL: sandbox.url, ADMIN_USER_IDS: ADMIN_ID }
      : // A minute's outage in a second, and nobody heals it but the story.
        { ADMIN_USER_IDS: OPERATOR, SILENCE_AFTER: '1s', RECONCILE_EVERY: '0' }),
    ...(payments && {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_API_URL: sandbox.url,
      STRIPE_WEBHOOK_SECRET: platformSecret,
      STRIPE_CONNECT_WEBHOOK_SECRET: connectSecret,
    }),
  });
  await api.start();
  return {
    url,
    clerk,
    stripe,
    sandboxUrl: sandbox.url,
    api,
    folder,
    async end() {
      await api.stop('SIGKILL');
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}
