import type { Refused, Unavailable } from '@ticket-hub/users';
import Stripe from 'stripe';
import type { Env } from '../../env.ts';
import type { Logger } from '../../observe/log.ts';

const TIMEOUT_MS = 10_000;

export function createStripe({ secretKey, apiUrl }: NonNullable<Env['stripe']>): Stripe {
  const { hostname, port, protocol } = new URL(apiUrl);
  return new Stripe(secretKey, {
    host: hostname,
    ...(port && ({ port } satisfies Stripe.StripeConfig)),
    protocol: protocol === 'http:' ? 'http' : 'https',
    timeout: TIMEOUT_MS,
    telemetry: false,
  });
}

/** The state of Stripe's objects shows that the operation is impossible. */
export class NotPossible extends Error {
  override name = 'NotPossible';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Maps errors of the SDK to the results that the ports define, and logs failures. */
export type Answer = <T>(question: () => Promise<T>) => Promise<T | Refused | Unavailable>;

export function answering(log: Logger): Answer {
  return async (question) => {
    try {
      return await question();
    } catch (error) {
      if (error instanceof NotPossible) return { refused: error.code };
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      log.warn(
        { err: error, requestId: error.requestId, status: error.statusCode },
        'Stripe refused a request or did not respond',
      );
      return isUnavailable(error) ? 'unavailable' : { refused: error.code ?? error.type };
    }
  };
}

/**
 * No response, a failure at Stripe, rate limiting, or an idempotency key in use: the request may or may not have been
 * executed. A rejected API key says nothing about the request either.
 */
function isUnavailable({ statusCode, type }: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  if (statusCode === undefined || statusCode >= 500) return true;
  return statusCode === 409 || statusCode === 429 || type === 'StripeAuthenticationError';
}

/** For `catch`: maps an object that does not exist or is not this platform's to `unknown`. */
export function unlessNotFound(error: unknown): 'unknown' {
  const stripes = error instanceof Stripe.errors.StripeError;
  if (stripes && (error.statusCode === 404 || error.code === 'account_invalid')) return 'unknown';
  throw error;
}
