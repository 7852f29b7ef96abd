import type { AppRouter, ErrorCode } from '@ticket-hub/api/router';
import { TRPCClientError } from '@trpc/client';

/**
 * How a request failed, as far as the caller has to know. `unreachable`: no answer came. `busy`: the API asks to try
 * again. `refused`: trying again does not help. `broken`: a fault of the API itself.
 */
export type Failure = 'unreachable' | 'busy' | 'refused' | 'broken';

export function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** The API's own code for this error; undefined for any other. */
export function reasonOf(error: unknown): ErrorCode | undefined {
  return (isApiError(error) && error.data?.reason) || undefined;
}

export function failureOf(error: unknown): Failure {
  // Without data the answer was not the API's: no connection, or a proxy that has none.
  const code = isApiError(error) ? error.data?.code : undefined;
  switch (code) {
    case undefined:
      return 'unreachable';
    case 'SERVICE_UNAVAILABLE':
    case 'TOO_MANY_REQUESTS':
    case 'BAD_GATEWAY':
    case 'GATEWAY_TIMEOUT':
    case 'TIMEOUT':
      return 'busy';
    case 'INTERNAL_SERVER_ERROR':
      return 'broken';
    default:
      return 'refused';
  }
}

/** In answers to these, `banned` and `user_not_found` mean the caller; in others, whoever was asked for. */
const aboutCaller = new Set(['users.me', 'live.changes']);

/** Why the caller's session is over, if the error says that it is. */
export function lostSession(error: unknown): 'expired' | 'deleted' | 'banned' | undefined {
  const reason = reasonOf(error);
  if (reason === 'not_authenticated') return 'expired';
  if (!isApiError(error) || !aboutCaller.has(error.data?.path ?? '')) return undefined;
  if (reason === 'banned') return 'banned';
  return reason === 'user_not_found' ? 'deleted' : undefined;
}
