import type { AppRouter, ErrorCode } from '@ticket-hub/api/router';
import { TRPCClientError } from '@trpc/client';

/**
 * What went wrong, as far as it matters to whoever waits: `unreachable` nobody answered, `busy` the API asks to try
 * again, `refused` it will not answer otherwise however often it is asked, `broken` the fault is its own.
 */
export type Failure = 'unreachable' | 'busy' | 'refused' | 'broken';

const TRIES_WHEN_BROKEN = 2;

export function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** Which error of the API's own it is; undefined for any other. */
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

/** Waits for as long as it takes for what passes by itself: the page says so meanwhile. */
export function shouldAskAgain(failures: number, error: unknown): boolean {
  const failure = failureOf(error);
  return failure === 'broken' ? failures < TRIES_WHEN_BROKEN : failure !== 'refused';
}
