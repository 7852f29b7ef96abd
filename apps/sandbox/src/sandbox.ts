import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { type ClerkSandbox, createClerkSandbox } from './clerk/clerk-sandbox.ts';
import { type Clock, systemClock } from './clock.ts';
import { listen } from './listen.ts';
import { isLoopbackHost } from './loopback.ts';
import type { Endpoint } from './outbox/outbox.ts';
import { asset } from './pages/asset.ts';
import { seeOther } from './pages/document.ts';
import { picture } from './pages/picture.ts';
import { openStateFile } from './state-file.ts';
import { playStripe } from './stripe/play-stripe.ts';
import type { StripeSandbox, StripeSettings } from './stripe/stripe-sandbox.ts';

export interface SandboxOptions {
  /** 0: any free one. */
  port?: number;
  /** Must be a loopback address. */
  host?: string;
  secretKey?: string;
  instanceId?: string;
  /** Can also be set later: `sandbox.clerk.outbox.endpoint`. */
  webhook?: Endpoint;
  stripe?: StripeSettings;
  clock?: Clock;
  /** Keeps people, accounts and money over restarts; without it they live in memory. */
  file?: string;
  /** Origin of the web app, `azp` of the tokens that tests ask for. */
  webUrl?: string;
  /** Answers before the vendors' pages do. It must itself keep pages from elsewhere from posting to it. */
  frontPage?: (sandbox: Sandbox) => Hono;
}

export interface Sandbox {
  url: string;
  clerk: ClerkSandbox;
  stripe: StripeSandbox;
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = 'localhost', clock = systemClock, file, stripe, frontPage, ...clerkOptions } = options;
  const state = openStateFile(file);
  const server = await listen(host, port);
  const url = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${server.port}`;
  const { clerk, ...clerkRoutes } = createClerkSandbox({ ...clerkOptions, clock, url, file: state });
  const played = playStripe({ ...stripe, clock, url, file: state });

  const sandbox: Sandbox = {
    url,
    clerk,
    stripe: played.stripe,
    async close() {
      clerk.outbox.close();
      clerk.api.heal();
      played.stop();
      await server.close();
    },
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (c, next) => {
    // Prevents DNS rebinding: a remote page whose name resolves to this machine would be same-origin with the sandbox.
    if (!isLoopbackHost(new URL(c.req.url).hostname)) return c.text('The sandbox answers to loopback names only', 421);
    return next();
  });
  app.on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], ['/v1/*', '/v2/*'], (c, next) =>
    played.api.isFor(c.req.raw) ? played.api.fetch(c.req.raw, c.env) : next(),
  );
  app.route('/', clerkRoutes.api);
  if (frontPage) app.route('/', frontPage(sandbox));
  // Otherwise any page in the developer's browser could post to these routes.
  app.use(csrf());
  app.get('/', () => seeOther('/sign-in'));
  app.route('/', clerkRoutes.pages);
  app.route('/', played.pages);
  app.get('/styles.css', () => asset(new URL('./pages/styles.css', import.meta.url), 'text/css'));
  app.get('/pictures/:name', (c) => c.body(picture(c.req.param('name')), 200, { 'content-type': 'image/png' }));
  server.answerWith(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  return sandbox;
}
