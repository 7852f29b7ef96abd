import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ErrorCode } from '../http/errors.ts';
import type { Outcome } from '../webhooks/outcome.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';

export interface Variables {
  /** A logger that adds the request's id to every line. Made when there is something to say, which is rare. */
  log: () => Logger;
  /** The procedures that a tRPC request calls, for the request's line. */
  procedures?: string[];
  /** The outcome of a webhook delivery, for the request's line. */
  delivery?: { id: string; type: string; outcome: Outcome | ErrorCode; dependents?: Record<string, number> };
}

/**
 * Logs one line and records one observation per request, with an id that the response carries too. Names the route instead
 * of the path and query, which can contain personal data.
 */
export function logRequests(
  log: Logger,
  metrics: Metrics,
): MiddlewareHandler<{ Variables: Variables; Bindings: HttpBindings }> {
  return async (c, next) => {
    const requestId = randomUUID();
    const startedAt = performance.now();
    c.set('log', () => log.child({ requestId }));
    // Set on Node's response: a header that is added to a finished `Response` costs more than the rest of this.
    c.env.outgoing.setHeader('x-request-id', requestId);
    await next();
    const ms = Math.round(performance.now() - startedAt);
    const { status } = c.res;
    const { method } = c.req;
    const route = routePath(c);
    metrics.request({ method, route, status }, ms);
    const line = {
      requestId,
      method,
      route,
      procedures: c.get('procedures'),
      delivery: c.get('delivery'),
      status,
      ms,
    };
    log[status >= 500 ? 'error' : 'info'](line, 'request');
  };
}
