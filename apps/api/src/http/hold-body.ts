import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';

const LARGEST_BODY = 256 * 1024;

/** Buffers the request body before it is handled, within the memory budget shared with webhook deliveries. */
export function holdBody({ bodies }: Deps): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next();
    const { incoming } = c.env;
    const body = await readBody(incoming, { largest: LARGEST_BODY, budget: bodies });
    if (typeof body === 'string') return refuse(c, body);
    // @hono/node-server takes an already buffered body from here.
    Object.assign(incoming, { rawBody: body });
    await next();
  };
}
