import type { HttpBindings } from '@hono/node-server';
import type { AnyRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import type { Handler } from 'hono';
import type { Deps } from '../deps.ts';
import type { Variables } from '../observe/log-requests.ts';
import { createContext } from './context.ts';
import { AFTER, afterNow } from './reader-for.ts';

interface Served {
  Variables: Variables;
  Bindings: HttpBindings;
}

const MOST_CALLS_A_BATCH = 50;

/** Mounts a router. Errors that nobody expected are logged with their cause; the caller learns nothing of it. */
export function serveRpc(deps: Deps, endpoint: string, router: AnyRouter): Handler<Served> {
  return (c) =>
    fetchRequestHandler({
      endpoint,
      router,
      req: c.req.raw,
      maxBatchSize: MOST_CALLS_A_BATCH,
      createContext({ req, info }) {
        const known = info.calls.map(({ path }) => (path in router._def.procedures ? path : 'unknown'));
        c.set('procedures', known);
        return createContext(deps, c.get('log'), req, c.env.incoming.socket.remoteAddress);
      },
      responseMeta({ type }) {
        const after = type === 'mutation' ? afterNow(deps.db) : undefined;
        return after === undefined ? {} : { headers: { [AFTER]: String(after) } };
      },
      onError({ error, path, ctx }) {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return;
        (ctx?.log() ?? deps.log).error({ err: error.cause ?? error, procedure: path }, 'A procedure failed');
      },
    });
}
