import { setTimeout as sleep } from 'node:timers/promises';
import { asBusy, DatabaseBusy, isOutdatedPlan } from './busy.ts';

const TIMEOUT_MS = 5_000;
/** Asking SQLite for its lock costs microseconds, and whoever has it needs it for milliseconds. */
const LONGEST_PAUSE_MS = { sqlite: 10, postgres: 200 };

/**
 * Retries `work` while the database reports a conflict with another transaction, with random, exponential backoff. The
 * event loop stays free in between. Throws {@link DatabaseBusy} when that takes longer than `timeoutMs`, and at once when
 * the database is unreachable: then `work` may have been done.
 */
export async function retryWhenBusy<T>(work: () => Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
  const giveUpAt = performance.now() + timeoutMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error)) throw asBusy(error);
      if (performance.now() > giveUpAt) throw new DatabaseBusy(error);
      await sleep(Math.random() * Math.min(longestPauseAfter(error), 4 * 2 ** attempt));
    }
  }
}

/** Errors after which it is certain that nothing was done. SQLite: another process holds the write lock. Postgres: serialization failure, deadlock or an outdated plan. */
function isConflict(error: unknown): error is ErrorWithCode {
  if (!hasCode(error)) return false;
  return isLocked(error) || /^40(001|P01)$/.test(error.code) || isOutdatedPlan(error);
}

interface ErrorWithCode extends Error {
  code: string;
}

function hasCode(error: unknown): error is ErrorWithCode {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function isLocked({ code }: ErrorWithCode): boolean {
  return code.startsWith('SQLITE_BUSY');
}

function longestPauseAfter(error: ErrorWithCode): number {
  return isLocked(error) ? LONGEST_PAUSE_MS.sqlite : LONGEST_PAUSE_MS.postgres;
}
