import { setTimeout as sleep } from 'node:timers/promises';
import { asBusy, DatabaseBusy, isOutdatedPlan } from './busy.ts';

const TIMEOUT_MS = 5_000;
const LONGEST_PAUSE_MS = 200;

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
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 4 * 2 ** attempt));
    }
  }
}

/** Errors after which it is certain that nothing was done. SQLite: another process holds the write lock. Postgres: serialization failure, deadlock or an outdated plan. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  return error.code.startsWith('SQLITE_BUSY') || /^40(001|P01)$/.test(error.code) || isOutdatedPlan(error);
}
