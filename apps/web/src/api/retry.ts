import { failureOf } from './failure.ts';

const TRIES_WHEN_BROKEN = 2;

/** Retries without end what can pass by itself; meanwhile the page says that it waits. */
export function shouldRetry(failures: number, error: unknown): boolean {
  const failure = failureOf(error);
  return failure === 'broken' ? failures < TRIES_WHEN_BROKEN : failure !== 'refused';
}
