import type { Clock } from '../../clock.ts';
import type { SignedRequest } from './sign-request.ts';

const answerWithinMs = 15_000;

export interface Answer {
  /** 0: none came, in time or at all. */
  status: number;
  body: string;
  /** The receiver wants this message never again. */
  abort: boolean;
}

/** One HTTP attempt as Svix makes it: redirects are not followed, and count as failures. */
export async function post(url: string, request: SignedRequest, clock: Clock, closed: AbortSignal): Promise<Answer> {
  const late = new AbortController();
  const timer = clock.after(answerWithinMs, () => late.abort(new Error(`no answer within ${answerWithinMs / 1000} s`)));
  try {
    const signal = AbortSignal.any([late.signal, closed]);
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    const abort = response.headers.get('webhook-delivery') === 'abort-message';
    return { status: response.status, body: await response.text(), abort };
  } catch (error) {
    return { status: 0, body: reason(error), abort: false };
  } finally {
    timer.cancel();
  }
}

/** fetch() says only "fetch failed"; what happened is its cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? `${cause.code}` : cause.message;
}
