import type { HttpBindings } from '@hono/node-server';
import { schemaState } from '@ticket-hub/db';
import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Deps } from './deps.ts';
import { ticketing } from './features.ts';
import { bearerOf, sameToken } from './http/bearer.ts';
import { codeOf, errorBody, errors } from './http/errors.ts';
import { holdBody } from './http/hold-body.ts';
import { webConfig } from './http/web-config.ts';
import { readHealth } from './observe/health.ts';
import { logRequests, type Variables } from './observe/log-requests.ts';
import { servePicture } from './pictures/serve-picture.ts';
import { internalRouter } from './rpc/internal-router.ts';
import { AFTER } from './rpc/reader-for.ts';
import { appRouter } from './rpc/router.ts';
import { serveRpc } from './rpc/serve.ts';
import { findEventParts } from './web/find-event-parts.ts';
import { webApp } from './web/web-app.ts';
import { clerkWebhook } from './webhooks/clerk.ts';
import { stripeWebhook } from './webhooks/stripe.ts';

/** Every route there is. */
export function createApp(deps: Deps): Hono<{ Variables: Variables; Bindings: HttpBindings }> {
  const { env, log, stopping } = deps;
  const app = new Hono<{ Variables: Variables; Bindings: HttpBindings }>();
  app.use(logRequests(log, deps.metrics));

  app.post('/webhooks/clerk', clerkWebhook(deps));
  app.post('/webhooks/stripe', stripeWebhook(deps));

  app.use(
    '/trpc/*',
    onlyWithOrigin(
      cors({
        origin: new URL(env.webUrl).origin,
        allowHeaders: ['authorization', 'content-type', AFTER],
        exposeHeaders: [AFTER],
      }),
    ),
    holdBody(deps),
  );
  app.use('/trpc/*', serveRpc(deps, '/trpc', appRouter));
  if (env.internalToken !== undefined)
    app.use('/internal/trpc/*', holdBody(deps), serveRpc(deps, '/internal/trpc', internalRouter));

  app.get('/config.json', (c) => {
    c.header('cache-control', 'no-store');
    return c.json(webConfig(deps));
  });

  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/ready', async (c) => {
    if (stopping.aborted) return c.json(errorBody('shutting_down'), 503);
    const schema = await schemaState(deps.db).catch(() => undefined);
    const serves = schema?.pending.length === 0 && !schema.closed;
    return serves ? c.json({ status: 'ok' }) : c.json(errorBody('try_again'), 503);
  });

  app.get('/metrics', async (c) => {
    if (env.metricsToken === undefined) return c.json(errorBody('not_found'), 404);
    if (!sameToken(bearerOf(c.req.raw), env.metricsToken)) return c.json(errorBody('not_authenticated'), 401);
    return c.text(await deps.metrics.text(await readHealth(deps), deps.heartbeat), 200, {
      'content-type': deps.metrics.contentType,
    });
  });

  if (deps.features.includes(ticketing)) app.get('/pictures/:eventId', servePicture(deps));

  // Any other path is a page of the web app, but what is under these names never is.
  for (const path of ['/webhooks/*', '/internal/*', '/trpc/*'])
    app.all(path, (c) => c.json(errorBody('not_found'), 404));
  const pages = webApp(env, findEventParts(deps));
  // Not by `route`: patterns of pages overlap, and would take from all routes the router that looks a path up in a table.
  app.all('*', (c) => pages.fetch(c.req.raw, c.env));
  app.onError((error, c) => {
    const code = codeOf(error);
    c.get('log')().error({ err: error }, 'A request failed');
    return c.json(errorBody(code), errors[code].status);
  });
  return app;
}

/** Requests of the same origin, and those of programs, carry none and need no answer about it. */
function onlyWithOrigin(middleware: MiddlewareHandler): MiddlewareHandler {
  return async (c, next) => (c.req.header('origin') === undefined ? await next() : await middleware(c, next));
}
