import type { Context } from 'hono';
import { type ErrorCode, errorBody, errors } from './errors.ts';

/** Answers with an error of ours. Whoever hung up has no use for one: that is for the log. */
export function refuse(c: Context, code: ErrorCode): Response {
  const { status } = errors[code];
  return status === 499 ? new Response(null, { status }) : c.json(errorBody(code), status);
}
