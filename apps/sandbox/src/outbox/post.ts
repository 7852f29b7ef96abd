import type { Clock } from '../clock.ts';
import type { SignedRequest } from './signed-request.ts';

export interface Answer {
  /** 0: no response, or too late. */
  status: number;
  body: string;
  /** The receiver refuses further attempts of this message. */
  abort: boolean;
}

export interface PostRules {
  answerWithinMs: number;
  aborts(headers: Headers): boolean;
}

/** Makes one HTTP attempt. Redirects are not followed and count as failures. */
export async function post(
  url: string,
  request: SignedRequest,
  rules: PostRules,
  clock: Clock,
  closed: AbortSignal,
): Promise<Answer> {
  const { answerWithinMs } = rules;
  const late = new AbortController();
  const timer = clock.after(answerWithinMs, () => late.abort(new Error(`no answer within ${answerWithinMs / 1000} s`)));
  try {
    const signal = AbortSignal.any([late.signal, closed]);
    const response = await fetch(url, { ...request, redirect: 'manual', signal });
    const abort = rules.aborts(response.headers);
    return { status: response.status, body: await response.text(), abort };
  } catch (error) {
    return { status: 0, body: reason(error), abort: false };
  } finally {
    timer.cancel();
  }
}

/** fetch() only says "fetch failed"; the reason is its cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause ? `${cause.code}` : cause.message;
}
