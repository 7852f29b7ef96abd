import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Deps } from '../deps.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';

const LARGEST_BODY = 256 * 1024;

/** Reads a call's body, within the budget that deliveries have too, before anything is done about it. */
export function holdBody({ bodies }: Deps): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next();
    const { incoming } = c.env;
    const body = await readBody(incoming, { largest: LARGEST_BODY, budget: bodies });
    if (typeof body === 'string') return refuse(c, body);
    // Where @hono/node-server looks for a body that was read already.
    Object.assign(incoming, { rawBody: body });
    await next();
  };
}
