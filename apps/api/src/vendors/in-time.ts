import { setTimeout as sleep } from 'node:timers/promises';

/** Someone is waiting for the page. Clerk usually answers in a tenth of this. */
const LIMIT_MS = 5_000;

/** Rejects when a vendor has not answered within five seconds; its SDK has no way to be told. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const late = sleep(LIMIT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`No answer within ${LIMIT_MS} ms`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => {});
    timer.abort();
  }
}
