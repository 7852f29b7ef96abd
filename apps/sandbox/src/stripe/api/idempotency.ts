import { isDeepStrictEqual } from 'node:util';
import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../../clock.ts';
import { Refusal } from '../refusal.ts';
import type { RequestScope } from './request-scope.ts';

const day = 24 * 3_600_000;

/** The first request of an idempotency key, and its response. */
export interface KeptAnswer {
  key: string;
  account: string | null;
  path: string;
  params: Record<string, unknown>;
  at: number;
  requestId: string;
  status: number;
  body: string;
}

/**
 * v1 keeps every response for a day once execution has begun, errors included. v2 keeps successes for thirty days and
 * executes failed requests again. Neither keeps a request that was refused before execution.
 */
export function createIdempotency(clock: Clock, stored: KeptAnswer[], changed: () => void) {
  let kept = stored;
  const inProgress = new Set<string>();
  const lifetime = (path: string) => (path.startsWith('/v2/') ? 30 * day : day);
  const isAlive = ({ at, path }: KeptAnswer) => clock.now() - at < lifetime(path);

  const middleware: MiddlewareHandler<RequestScope> = async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method !== 'POST') return next();
    if (key.length > 255) throw new Refusal('Idempotency keys are at most 255 characters long.', {}, true);
    const { account, params, requestId } = c.var;
    const { path } = c.req;
    const scope = JSON.stringify([account, key]);
    kept = kept.filter(isAlive);
    const before = kept.find((answer) => answer.key === key && answer.account === account);
    if (before !== undefined) return replay(before, path, params);
    if (inProgress.has(scope)) throw inUse(key);
    inProgress.add(scope);
    try {
      await next();
    } finally {
      inProgress.delete(scope);
    }
    c.res.headers.set('idempotency-key', key);
    const begun = !(c.error instanceof Refusal && c.error.beforeExecution);
    if (!begun || (path.startsWith('/v2/') && !c.res.ok)) return;
    const body = await c.res.clone().text();
    kept.push({ key, account, path, params, at: clock.now(), requestId, status: c.res.status, body });
    changed();
  };

  return { middleware, dump: () => kept.filter(isAlive) };
}

function replay(before: KeptAnswer, path: string, params: Record<string, unknown>): Response {
  if (before.path !== path) {
    const message = `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${before.path}' vs '${path}'). Try using a key other than '${before.key}' if you meant to execute a different request.`;
    throw new Refusal(message, { type: 'idempotency_error' }, true);
  }
  if (!isDeepStrictEqual(before.params, params)) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${before.key}' if you meant to execute a different request.`;
    throw new Refusal(message, { type: 'idempotency_error' }, true);
  }
  return new Response(before.body, {
    status: before.status,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': before.key,
      'idempotent-replayed': 'true',
      'original-request': before.requestId,
    },
  });
}

function inUse(key: string): Refusal {
  const message = `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  return new Refusal(message, { status: 409, code: 'idempotency_key_in_use' }, true);
}
