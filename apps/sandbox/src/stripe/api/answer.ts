import type { ApiFailure } from '../../api-control/failures.ts';
import { Refusal } from '../refusal.ts';

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** Always with an `error` key: the SDK takes an answer without one for a success, whatever its status. */
export function refusalAnswer(refusal: Refusal, path: string): Response {
  return json({ error: path.startsWith('/v2/') ? inV2(refusal) : refusal.error }, refusal.status);
}

/** The v2 API has codes of its own for what is wrong with a request, and for what is not there. */
function inV2({ error, status, beforeExecution }: Refusal): Record<string, unknown> {
  const { doc_url: _, ...said } = error;
  if (error.code === 'resource_missing') return { ...said, code: 'not_found' };
  const isMalformed = beforeExecution && status === 400 && error.type === 'invalid_request_error';
  return isMalformed ? { ...said, code: 'invalid_fields' } : said;
}

/** A requested failure in Stripe's format. */
export function askedForFailure({ status, retryAfter, body }: ApiFailure, path: string): Response {
  if (body !== undefined) return new Response(body, { status, headers: { 'content-type': 'text/html' } });
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 429) {
    const message =
      'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.';
    const type = path.startsWith('/v2/') ? 'rate_limit' : 'invalid_request_error';
    return json({ error: { type, code: 'rate_limit', message } }, status, headers);
  }
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  return json({ error: { type, code: 'sandbox_fault', message: 'This failure was requested.' } }, status, headers);
}

export function unknownPath(method: string, path: string): Refusal {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
  return new Refusal(message, { status: 404 }, true);
}
