import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from '../clock.ts';
import { createEndless } from './endless.ts';
import { type ApiFailure, createFailures } from './failures.ts';
import { createPauses, type Pause, type PauseOptions } from './pauses.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';

/** Makes an API fail on demand, and records its requests. */
export interface ApiControl {
  fail(failure: ApiFailure): void;
  /** Delays every response. */
  slow(ms: number): void;
  /** Never responds; heal() lets the waiting requests through. */
  hang(): void;
  /** The next `times` requests are carried out, but the connection is cut before the answer. */
  loseAnswer(times?: number, path?: string): void;
  /** Holds requests until released, so that a test can act in between. */
  pause(path?: string, options?: PauseOptions): Pause;
  /** How many requests hang() holds whose clients are still connected. */
  readonly waiting: number;
  /** How many bytes of endless responses were sent. */
  readonly sentEndlessly: number;
  /** Ends every failure, delay and pause. */
  heal(): void;
  /** How many requests were received, including those that were made to fail. */
  readonly requests: number;
  /** The latest requests, oldest first. */
  readonly log: readonly LoggedRequest[];
}

export interface ApiMiddleware {
  /** Outermost: a request that fails here never reaches the API. */
  middleware: MiddlewareHandler;
  /** Innermost: runs inside the handling of idempotency keys. */
  pausing: MiddlewareHandler;
}

export function createApiControl(
  clock: Clock,
  answer: (failure: ApiFailure, path: string) => Response,
): ApiControl & ApiMiddleware {
  const failures = createFailures<ApiFailure>();
  const losses = createFailures<{ times?: number; path?: string }>();
  const pauses = createPauses();
  const log = createRequestLog(clock);
  const endless = createEndless();
  let waiting = 0;
  let slowness = 0;
  let hanging: { until: Promise<void>; end: () => void } | undefined;

  return {
    fail: failures.add,
    slow(ms) {
      slowness = ms;
    },
    hang() {
      const { promise, resolve } = Promise.withResolvers<void>();
      hanging ??= { until: promise, end: resolve };
    },
    loseAnswer: (times = 1, path = '') => losses.add({ times, path }),
    pause: pauses.add,
    heal() {
      failures.clear();
      losses.clear();
      pauses.releaseAll();
      slowness = 0;
      hanging?.end();
      hanging = undefined;
    },
    get waiting() {
      return waiting;
    },
    get sentEndlessly() {
      return endless.sent;
    },
    get requests() {
      return log.count;
    },
    log: log.latest,
    middleware: async (c, next) => {
      log.add(c.req);
      if (hanging) {
        waiting += 1;
        await Promise.race([hanging.until, hungUp(c)]);
        waiting -= 1;
      }
      if (slowness > 0) await new Promise<void>((resolve) => void clock.after(slowness, resolve));
      const fault = failures.strike(c.req.path);
      if (fault?.endless) return endless.answer(fault.status);
      if (fault !== undefined) return answer(fault, c.req.path);
      await next();
      if (losses.strike(c.req.path) !== undefined) c.res = cutConnection(c);
    },
    pausing: async (c, next) => {
      await pauses.wait(c.req.path, 'before');
      await next();
      await pauses.wait(c.req.path, 'after');
    },
  };
}

function hungUp({ env }: Context<{ Bindings: HttpBindings }>): Promise<void> {
  return new Promise((resolve) => env.outgoing.once('close', resolve));
}

function cutConnection(c: Context<{ Bindings: HttpBindings }>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
