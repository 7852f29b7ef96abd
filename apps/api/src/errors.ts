import { DatabaseBusy } from '@ticket-hub/db';
import { TRPCError } from '@trpc/server';

/** Every error that a caller may expect, once: how tRPC calls it, its status over HTTP, and what it says. */
export const errors = {
  not_authenticated: { trpc: 'UNAUTHORIZED', status: 401, message: 'Not authenticated' },
  user_not_found: { trpc: 'NOT_FOUND', status: 404, message: 'User not found' },
  banned: { trpc: 'FORBIDDEN', status: 403, message: 'This user is banned' },
  not_admin: { trpc: 'FORBIDDEN', status: 403, message: 'This is for administrators' },
  account_taken: { trpc: 'CONFLICT', status: 409, message: 'This Stripe account belongs to another user' },
  invalid_account: { trpc: 'BAD_REQUEST', status: 400, message: 'This is not the id of a Stripe account' },
  try_again: { trpc: 'SERVICE_UNAVAILABLE', status: 503, message: 'Not possible right now, try again in a moment' },
  shutting_down: { trpc: 'SERVICE_UNAVAILABLE', status: 503, message: 'Restarting, try again in a moment' },
  invalid_signature: { trpc: 'UNAUTHORIZED', status: 400, message: 'The signature does not match' },
  invalid_payload: { trpc: 'UNPROCESSABLE_CONTENT', status: 422, message: 'The body cannot be understood' },
  payload_too_large: { trpc: 'PAYLOAD_TOO_LARGE', status: 413, message: 'The body is too large' },
  not_configured: { trpc: 'PRECONDITION_FAILED', status: 503, message: 'This endpoint is not configured' },
  not_found: { trpc: 'NOT_FOUND', status: 404, message: 'There is nothing here' },
  internal: { trpc: 'INTERNAL_SERVER_ERROR', status: 500, message: 'Something went wrong' },
} as const;

export type ErrorCode = keyof typeof errors;

export function rpcError(code: ErrorCode, cause?: unknown): TRPCError {
  return new TRPCError({ code: errors[code].trpc, message: errors[code].message, cause });
}

/** What an error that nobody expected means to the caller. */
export function codeOf(error: unknown): 'try_again' | 'internal' {
  return error instanceof DatabaseBusy ? 'try_again' : 'internal';
}

export function errorBody(code: ErrorCode) {
  return { error: { code, message: errors[code].message } };
}
