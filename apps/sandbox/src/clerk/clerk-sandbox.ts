import { Hono } from 'hono';
import { type ApiControl, createApiControl } from '../api-control/api-control.ts';
import type { Clock } from '../clock.ts';
import { oncePerTurn } from '../once-per-turn.ts';
import { createOutbox, type Endpoint } from '../outbox/outbox.ts';
import { toKeep } from '../outbox/stored-messages.ts';
import { randomId } from '../random-id.ts';
import type { StateFile } from '../state-file.ts';
import { askedForFailure } from './backend-api/asked-for-failure.ts';
import { backendApi } from './backend-api/backend-api.ts';
import { failure } from './backend-api/json-answer.ts';
import { requireSecretKey } from './backend-api/require-secret-key.ts';
import { type ClerkEvent, createEvent, type EventOptions, sampleData } from './event.ts';
import { frontendApi } from './frontend-api.ts';
import { type ClerkOutbox, svix } from './outbox/svix.ts';
import { hostedPages } from './pages/hosted-pages.ts';
import { mintSessionToken, type TokenOverrides } from './session-token.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { publicKeyPem } from './signing-key.ts';
import { loadState } from './stored-state.ts';
import { createUsers, type UserChange, type Users } from './users.ts';

export interface ClerkSandbox {
  publishableKey: string;
  secretKey: string;
  /** Public key, PEM. */
  jwtKey: string;
  /** The sandbox's URL; at the real Clerk `https://` and the host in the publishable key. */
  issuer: string;
  instanceId: string;
  users: Users;
  sessions: Sessions;
  outbox: ClerkOutbox;
  /** Faults and a count of requests of the Backend API. */
  api: ApiControl;
  /** Works for any id, even of a user who does not exist. */
  sessionToken(userId: string, overrides?: TokenOverrides): Promise<string>;
  /** Wraps data in an envelope, for `outbox.send()` or `outbox.sign()`. */
  event(type: string, data: object, options?: EventOptions): ClerkEvent;
  /** The dashboard's "send example" event: a timestamp in seconds, and a user who does not exist. */
  sampleEvent(type: string, options?: EventOptions): ClerkEvent;
}

export interface ClerkOptions {
  url: string;
  clock: Clock;
  secretKey?: string;
  instanceId?: string;
  webhook?: Endpoint;
  file: StateFile;
  /** Origin of the web app: the `azp` of tokens. */
  webUrl?: string;
}

export function createClerkSandbox(options: ClerkOptions): { clerk: ClerkSandbox; api: Hono; pages: Hono } {
  const { url, clock, secretKey = 'sk_test_sandbox', instanceId = 'ins_2TicketHubSandbox000000000' } = options;
  const webUrl = options.webUrl ?? 'http://localhost:5173';
  const stored = loadState(options.file);
  const api = createApiControl(clock, askedForFailure);
  const outbox = createOutbox(clock, svix, { endpoint: options.webhook, stored: stored.deliveries });
  const save = () =>
    options.file.save('clerk', () => ({
      users: users.all(),
      sessions: sessions.all(),
      deliveries: toKeep(outbox.messages),
    }));
  outbox.watch(oncePerTurn(save));
  const event: ClerkSandbox['event'] = (type, data, more) =>
    createEvent(type, data, clock.now(), { instanceId, ...more });

  const sessions = createSessions({ clock, stored: stored.sessions, changed: save });
  const users = createUsers({
    clock,
    stored: stored.users,
    avatarUrl: (id) => `${url}/avatars/${id}.svg`,
    changed(change) {
      closeSessions(change, sessions);
      save();
      outbox.send(event(change.type, change.data));
    },
  });

  const clerk: ClerkSandbox = {
    publishableKey: `pk_test_${Buffer.from(`${new URL(url).host}$`).toString('base64')}`,
    secretKey,
    jwtKey: publicKeyPem,
    issuer: url,
    instanceId,
    users,
    sessions,
    outbox,
    api,
    async sessionToken(userId, overrides) {
      const session = sessions.activeOf(userId);
      const [sessionId, signedInAt] = [session?.id ?? randomId('sess'), session?.created_at];
      const subject = { userId, sessionId, origin: new URL(webUrl).origin, issuer: url, instanceId, signedInAt };
      return mintSessionToken(subject, clock.now(), overrides);
    },
    event,
    sampleEvent: (type, more) => event(type, sampleData(type), { timestamp: 'seconds', ...more }),
  };

  const backend = new Hono();
  backend.use(api.middleware, api.pausing, requireSecretKey(secretKey));
  backend.route('/', backendApi(clerk));
  backend.all('*', () => failure(404, [{ code: 'not_found', message: 'There is no such path.' }]));

  const apis = new Hono();
  apis.route('/v1/client', frontendApi(clerk, clock, webUrl));
  apis.route('/v1', backend);
  return { clerk, api: apis, pages: hostedPages(clerk, clock, webUrl) };
}

function closeSessions({ type, data }: UserChange, sessions: Sessions): void {
  if (type === 'user.deleted') sessions.removeAllOf(data.id);
  else if (data.banned || data.deprovisioned) sessions.revokeAllOf(data.id);
}
