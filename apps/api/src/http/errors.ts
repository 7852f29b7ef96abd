import { DatabaseBusy } from '@ticket-hub/db';
import { TRPCError } from '@trpc/server';

/** Every error that a caller may expect: its tRPC code, its HTTP status, and its message. */
export const errors = {
  not_authenticated: { trpc: 'UNAUTHORIZED', status: 401, message: 'Not authenticated' },
  user_not_found: { trpc: 'NOT_FOUND', status: 404, message: 'User not found' },
  banned: { trpc: 'FORBIDDEN', status: 403, message: 'This user is banned' },
  sign_in_again: { trpc: 'FORBIDDEN', status: 403, message: 'Sign in again before you do this' },
  just_exported: {
    trpc: 'TOO_MANY_REQUESTS',
    status: 429,
    message: 'You have just downloaded this. Try again in a minute',
  },
  invalid_profile: {
    trpc: 'UNPROCESSABLE_CONTENT',
    status: 422,
    message: 'Your profile could not be loaded. Please contact the operator of this site',
  },
  not_admin: { trpc: 'FORBIDDEN', status: 403, message: 'Only administrators can do this' },
  account_taken: { trpc: 'CONFLICT', status: 409, message: 'This Stripe account belongs to another user' },
  invalid_account: { trpc: 'BAD_REQUEST', status: 400, message: 'This is not a valid Stripe account id' },
  payments_off: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'Payments are not configured' },
  no_email: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'Add an e-mail address to your profile first' },
  no_account: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'Connect a Stripe account first' },
  account_closed: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'This Stripe account is closed' },
  cannot_receive: {
    trpc: 'PRECONDITION_FAILED',
    status: 412,
    message: 'Your Stripe account cannot receive payments yet',
  },
  refused_by_stripe: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'Stripe does not allow this' },
  event_not_found: { trpc: 'NOT_FOUND', status: 404, message: 'Event not found' },
  event_cancelled: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'This event is cancelled' },
  event_over: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'This event is over' },
  event_capacity_taken: { trpc: 'CONFLICT', status: 409, message: 'More tickets than that are already taken' },
  event_price_fixed: {
    trpc: 'PRECONDITION_FAILED',
    status: 412,
    message: 'The price of a published event cannot be changed',
  },
  event_ends_before_it_starts: { trpc: 'BAD_REQUEST', status: 400, message: 'The end must be after the start' },
  event_ends_in_the_past: { trpc: 'BAD_REQUEST', status: 400, message: 'The end must be in the future' },
  event_picture_refused: {
    trpc: 'BAD_REQUEST',
    status: 400,
    message: 'This picture cannot be used. Give the https address of a JPEG, PNG, WebP, AVIF or GIF of up to 2 MB',
  },
  ticket_not_found: { trpc: 'NOT_FOUND', status: 404, message: 'Ticket not found' },
  not_for_sale: { trpc: 'PRECONDITION_FAILED', status: 412, message: 'Tickets are not on sale right now' },
  sold_out: { trpc: 'CONFLICT', status: 409, message: 'There are not that many seats left' },
  checkout_gone: { trpc: 'CONFLICT', status: 409, message: 'This order has expired; start a new one' },
  too_many_unpaid: {
    trpc: 'PRECONDITION_FAILED',
    status: 412,
    message: 'You have too many unpaid tickets. Pay for them first, or wait until the reservation expires',
  },
  key_reused: { trpc: 'CONFLICT', status: 409, message: 'This request key was used for another purchase' },
  not_refundable: { trpc: 'CONFLICT', status: 409, message: 'This ticket cannot be refunded' },
  invalid_cursor: { trpc: 'BAD_REQUEST', status: 400, message: 'This page does not exist' },
  try_again: {
    trpc: 'SERVICE_UNAVAILABLE',
    status: 503,
    message: 'This is not possible right now, try again in a moment',
  },
  shutting_down: {
    trpc: 'SERVICE_UNAVAILABLE',
    status: 503,
    message: 'The service is restarting, try again in a moment',
  },
  invalid_signature: { trpc: 'UNAUTHORIZED', status: 400, message: 'The signature does not match' },
  invalid_payload: { trpc: 'UNPROCESSABLE_CONTENT', status: 422, message: 'The body is invalid' },
  payload_too_large: { trpc: 'PAYLOAD_TOO_LARGE', status: 413, message: 'The body is too large' },
  client_gone: { trpc: 'CLIENT_CLOSED_REQUEST', status: 499, message: 'The request was incomplete' },
  too_many_streams: { trpc: 'TOO_MANY_REQUESTS', status: 429, message: 'Live updates are open in too many tabs' },
  not_configured: { trpc: 'PRECONDITION_FAILED', status: 503, message: 'This endpoint is not configured' },
  not_found: { trpc: 'NOT_FOUND', status: 404, message: 'Not found' },
  internal: { trpc: 'INTERNAL_SERVER_ERROR', status: 500, message: 'Something went wrong' },
} as const;

export type ErrorCode = keyof typeof errors;

/** An error of ours on its way through tRPC. It carries its code, so that nobody has to recognise it by its words. */
export class Refusal extends TRPCError {
  readonly reason: ErrorCode;

  constructor(reason: ErrorCode, cause?: unknown) {
    super({ code: errors[reason].trpc, message: errors[reason].message, cause });
    this.reason = reason;
  }
}

/** What an error that nobody expected means to the caller. */
export function codeOf(error: unknown): 'try_again' | 'internal' {
  return error instanceof DatabaseBusy ? 'try_again' : 'internal';
}

export function errorBody(code: ErrorCode) {
  return { error: { code, message: errors[code].message } };
}
