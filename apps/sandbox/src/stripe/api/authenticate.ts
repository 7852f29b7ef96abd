import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { AccountStore } from '../accounts/accounts.ts';
import { Refusal } from '../refusal.ts';
import type { RequestScope } from './request-scope.ts';

/** Authenticates the caller, and determines the connected account of the request. */
export function authenticate(secretKey: string, accounts: AccountStore): MiddlewareHandler<RequestScope> {
  return async (c, next) => {
    const key = presentedKey(c.req.header('authorization'));
    if (key === undefined) {
      const message =
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
      throw new Refusal(message, { status: 401 }, true);
    }
    if (!same(key, secretKey)) throw new Refusal(`Invalid API Key provided: ${masked(key)}`, { status: 401 }, true);
    const account = c.req.header('stripe-account') ?? c.req.header('stripe-context') ?? null;
    if (account !== null && (accounts.get(account) === undefined || accounts.isDeauthorized(account))) {
      const message = `The provided key '${masked(secretKey)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`;
      throw new Refusal(message, { status: 403, code: 'account_invalid' }, true);
    }
    c.set('account', account);
    return next();
  };
}

/** As a bearer token, or as the user name of basic authentication, as curl -u sends it. */
export function presentedKey(authorization: string | undefined): string | undefined {
  const [scheme = '', given] = (authorization ?? '').split(' ');
  if (given === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return given;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  return Buffer.from(given, 'base64').toString().split(':')[0];
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function masked(key: string): string {
  return `${key.slice(0, 8)}${'*'.repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
}
