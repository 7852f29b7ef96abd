import { randomBytes } from 'node:crypto';

/** Clerk's SDK parses JSON only with exactly this content type, without a charset. */
const headers = { 'content-type': 'application/json' };

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers });
}

interface ClerkError {
  code: string;
  message: string;
  longMessage?: string;
  meta?: Record<string, unknown>;
}

export function failure(status: number, errors: ClerkError[], more: Record<string, string> = {}): Response {
  const body = {
    errors: errors.map(({ code, message, longMessage = message, meta }) => ({
      message,
      long_message: longMessage,
      code,
      ...(meta && { meta }),
    })),
    clerk_trace_id: randomBytes(16).toString('hex'),
  };
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } });
}

export function userNotFound(id: string): Response {
  return failure(404, [
    { code: 'resource_not_found', message: 'not found', longMessage: `No user was found with id ${id}` },
  ]);
}

export function identifierTaken(param: string): Response {
  return failure(422, [
    {
      code: 'form_identifier_exists',
      message: 'That email address is taken. Please try another.',
      meta: { param_name: param },
    },
  ]);
}

export function tooManyRequests(retryAfter: number): Response {
  const message = 'Too many requests. Please try again in a bit.';
  return failure(429, [{ code: 'too_many_requests', message }], { 'retry-after': String(retryAfter) });
}
