import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { type ClerkSandbox, createClerkSandbox } from './clerk/clerk-sandbox.ts';
import type { Endpoint } from './clerk/outbox/outbox.ts';
import { type Clock, systemClock } from './clock.ts';
import { listen } from './listen.ts';
import { isLoopbackHost } from './loopback.ts';

export interface SandboxOptions {
  /** 0: any free one. */
  port?: number;
  /** Anything that is not loopback is refused. */
  host?: string;
  secretKey?: string;
  instanceId?: string;
  /** Can also be set later: `sandbox.clerk.outbox.endpoint`. */
  webhook?: Endpoint;
  clock?: Clock;
  /** Keeps users and sessions over restarts; without it they live in memory. */
  file?: string;
  /** Origin of the web app, `azp` of the tokens that tests ask for. */
  webUrl?: string;
}

export interface Sandbox {
  url: string;
  clerk: ClerkSandbox;
  close(): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = 'localhost', clock = systemClock, ...clerkOptions } = options;
  const server = await listen(host, port);
  const url = `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${server.port}`;
  const { clerk, routes } = createClerkSandbox({ ...clerkOptions, clock, url });

  const app = new Hono();
  app.use(async (c, next) => {
    // A page elsewhere whose name is made to resolve to this machine would otherwise be same-origin with the sandbox.
    if (!isLoopbackHost(new URL(c.req.url).hostname)) return c.text('The sandbox answers to loopback names only', 421);
    return next();
  });
  app.route('/', routes);
  server.answerWith(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  return {
    url,
    clerk,
    async close() {
      clerk.outbox.close();
      clerk.api.heal();
      await server.close();
    },
  };
}
