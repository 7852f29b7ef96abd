import type { Context } from 'hono';
import { type ErrorCode, errorBody, errors } from './errors.ts';

/** Responds with one of our errors. After a disconnect, the response only serves the log. */
export function refuse(c: Context, code: ErrorCode): Response {
  const { status } = errors[code];
  return status === 499 ? new Response(null, { status }) : c.json(errorBody(code), status);
}
