import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../refusal.ts';
import { parseForm } from './form.ts';
import type { RequestScope, StripeContext } from './request-scope.ts';

/** The v1 API takes forms, the v2 API takes JSON; both take the query of a GET as a form. */
export const readParams: MiddlewareHandler<RequestScope> = async (c, next) => {
  c.set('params', c.req.method === 'POST' ? await bodyOf(c) : parseForm(new URL(c.req.url).search));
  return next();
};

async function bodyOf(c: StripeContext): Promise<Record<string, unknown>> {
  const text = await c.req.text();
  if (!c.req.path.startsWith('/v2/')) return parseForm(text);
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Answered below, like any other body that is not an object.
  }
  throw new Refusal('The request body is not valid JSON.', {}, true);
}
