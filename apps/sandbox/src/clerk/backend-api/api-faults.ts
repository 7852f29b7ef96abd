import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../../clock.ts';
import { failure, tooManyRequests } from './json-answer.ts';

const requestsKept = 1000;

export interface ApiFailure {
  status: number;
  /** Seconds, for 429. */
  retryAfter?: number;
  /** How many requests fail; all of them, until heal(), if left out. */
  times?: number;
  /** Only paths that begin so, such as `/v1/users/count`. */
  path?: string;
  /** Answered as it is, as text/html: what a proxy or a wrong base URL says. */
  body?: string;
}

/** The Backend API's health, and what it was asked. */
export interface ApiControl {
  fail(failure: ApiFailure): void;
  /** Answers, but only after so long. */
  slow(ms: number): void;
  /** Never answers; heal() lets those who wait through. */
  hang(): void;
  heal(): void;
  /** How many requests came in so far, faulty answers included. */
  readonly requests: number;
  /** The latest of them, oldest first. */
  readonly log: readonly { method: string; path: string; query: string; at: number }[];
}

export function createApiControl(clock: Clock): ApiControl & { middleware: MiddlewareHandler } {
  let failures: ApiFailure[] = [];
  let slowness = 0;
  let hanging: { until: Promise<void>; end: () => void } | undefined;
  let requests = 0;
  const log: ApiControl['log'][number][] = [];

  function failureFor(path: string): ApiFailure | undefined {
    const found = failures.find((candidate) => path.startsWith(candidate.path ?? ''));
    if (found?.times === undefined) return found;
    const left = found.times - 1;
    failures = failures.flatMap((other) => (other !== found ? other : left > 0 ? { ...other, times: left } : []));
    return found;
  }

  return {
    fail: (fault) => void failures.push(fault),
    slow(ms) {
      slowness = ms;
    },
    hang() {
      const { promise, resolve } = Promise.withResolvers<void>();
      hanging ??= { until: promise, end: resolve };
    },
    heal() {
      failures = [];
      slowness = 0;
      hanging?.end();
      hanging = undefined;
    },
    get requests() {
      return requests;
    },
    log,
    middleware: async (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      requests += 1;
      log.push({ method: c.req.method, path: pathname, query: search, at: clock.now() });
      log.splice(0, log.length - requestsKept);
      await hanging?.until;
      if (slowness > 0) await new Promise<void>((resolve) => void clock.after(slowness, resolve));
      const fault = failureFor(pathname);
      return fault === undefined ? next() : answer(fault);
    },
  };
}

function answer({ status, retryAfter, body }: ApiFailure): Response {
  if (body !== undefined) return new Response(body, { status, headers: { 'content-type': 'text/html' } });
  if (status === 429) return tooManyRequests(retryAfter ?? 1);
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return failure(status, [{ code: 'sandbox_fault', message: 'This failure was asked for.' }], headers);
}
