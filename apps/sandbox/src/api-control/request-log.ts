import type { HonoRequest } from 'hono';
import type { Clock } from '../clock.ts';

const requestsKept = 1000;

export interface LoggedRequest {
  method: string;
  path: string;
  query: string;
  at: number;
  /** Stripe's idempotency key. */
  idempotencyKey?: string;
}

export function createRequestLog(clock: Clock) {
  const latest: LoggedRequest[] = [];
  let count = 0;
  return {
    latest,
    get count() {
      return count;
    },
    add(request: HonoRequest) {
      const { pathname, search } = new URL(request.url);
      const idempotencyKey = request.header('idempotency-key');
      count += 1;
      const entry = { method: request.method, path: pathname, query: search, at: clock.now() };
      latest.push({ ...entry, ...(idempotencyKey !== undefined && { idempotencyKey }) });
      latest.splice(0, latest.length - requestsKept);
    },
  };
}
