import { setTimeout as sleep } from 'node:timers/promises';
import { asBusy, DatabaseBusy } from './busy.ts';

const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 200;

/**
 * Runs `work` again for as long as the database says that somebody else was in the way, with growing, random pauses.
 * The event loop stays free in between. Throws {@link DatabaseBusy} when that has taken longer than
 * `patienceMs`, and at once when the database is out of reach: then `work` may have been done.
 */
export async function retryWhenBusy<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
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

/** Nothing was done, and it is known. SQLite: another process holds the write lock. Postgres: serialization failure or deadlock. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  return error.code.startsWith('SQLITE_BUSY') || error.code === '40001' || error.code === '40P01';
}
