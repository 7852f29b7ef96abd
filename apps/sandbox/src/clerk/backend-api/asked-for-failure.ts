import type { ApiFailure } from '../../api-control/failures.ts';
import { failure, tooManyRequests } from './json-answer.ts';

/** A requested failure in Clerk's format. */
export function askedForFailure({ status, retryAfter, body }: ApiFailure): Response {
  if (body !== undefined) return new Response(body, { status, headers: { 'content-type': 'text/html' } });
  if (status === 429) return tooManyRequests(retryAfter ?? 1);
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return failure(status, [{ code: 'sandbox_fault', message: 'This failure was requested.' }], headers);
}
