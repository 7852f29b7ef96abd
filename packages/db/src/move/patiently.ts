import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { DatabaseBusy } from '../busy.ts';
import type { Database } from '../database.ts';
import { retryWhenBusy } from '../retry.ts';
import type { Tables } from '../tables.ts';

const TIMEOUT_MS = 60_000;
/** A statement that waits for a table's lock makes everybody behind it wait: it gives up soon, and tries again. */
const LOCK_TIMEOUT = '500ms';
const PAUSE_MS = 200;

/**
 * Runs `work` in a transaction beside busy writers, again and again until it gets the locks that it needs. Unlike
 * `transact`, it shares no commit, and has no limit of time for a statement.
 */
export async function patiently<T>(db: Database, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + TIMEOUT_MS;
  for (;;) {
    try {
      return await retryWhenBusy(() => inTransaction(db, work), TIMEOUT_MS);
    } catch (error) {
      if (!(error instanceof DatabaseBusy) || error.code !== '55P03' || performance.now() > giveUpAt) throw error;
      await sleep(PAUSE_MS * Math.random());
    }
  }
}

function inTransaction<T>({ kind, migrations }: Database, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> {
  return migrations.transaction().execute(async (tx) => {
    if (kind === 'postgres') await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(tx);
    return await work(tx);
  });
}
