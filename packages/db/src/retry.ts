import { setTimeout as sleep } from 'node:timers/promises';

/** The database was busy with others for too long. Nothing was written; trying again later is right. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

const PATIENCE_MS = 5_000;
const LONGEST_PAUSE_MS = 200;

/**
 * Runs `work` again for as long as the database says that somebody else was in the way, with growing, random pauses.
 * The event loop stays free in between. Throws {@link DatabaseBusy} when that has taken longer than
 * `patienceMs`.
 */
export async function retryWhenBusy<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > giveUpAt) throw new DatabaseBusy('The database is busy', { cause: error });
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 4 * 2 ** attempt));
    }
  }
}

/** SQLite: another process holds the write lock. Postgres: serialization failure or deadlock. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return false;
  return error.code.startsWith('SQLITE_BUSY') || error.code === '40001' || error.code === '40P01';
}
