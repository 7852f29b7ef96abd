import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, DatabaseBusy, DatabaseClosed, DatabaseNewer, MigrationUnderWay, migrate } from '@ticket-hub/db';
import { CannotStart } from './cannot-start.ts';
import type { Logger } from './observe/log.ts';

const AGAIN_AFTER_MS = 250;

/** Password or name are wrong: waiting mends neither. */
const REFUSED = /^(28|3D)/;

interface Options {
  log: Logger;
  giveUpAfterMs: number;
  signal: AbortSignal;
}

/**
 * Migrates, and returns what was applied; waits for another process that does so already. A database that is out of reach is waited for, as it often starts at the same
 * moment; throws a {@link CannotStart} when it stays away for longer than `giveUpAfterMs`, refuses us, is newer than this code, or is
 * part of a move.
 * Ends early, with the work undone, at `signal`.
 */
export async function prepareDatabase(db: Database, { log, giveUpAfterMs, signal }: Options): Promise<string[]> {
  const giveUpAt = performance.now() + giveUpAfterMs;
  for (let attempt = 0; ; attempt++) {
    try {
      const applied = await migrate(db, {
        onWait: () => log.info('waiting for another process to migrate the database'),
      });
      // Before the first request, which would wait for the answer.
      await db.can('notify');
      return applied;
    } catch (error) {
      if (signal.aborted) return [];
      if (!(error instanceof DatabaseBusy) || performance.now() > giveUpAt) throw explained(error);
      if (attempt === 0) log.warn({ code: error.code }, 'waiting for the database');
      await sleep(AGAIN_AFTER_MS);
    }
  }
}

function explained(error: unknown): unknown {
  if (error instanceof DatabaseNewer || error instanceof DatabaseClosed || error instanceof MigrationUnderWay)
    return new CannotStart(error.message);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer';
  if (error instanceof DatabaseBusy)
    return new CannotStart(`The database is out of reach (${code}). Is it running, and is DATABASE_URL right?`);
  return REFUSED.test(code) ? new CannotStart(`The database refuses us (${code}). DATABASE_URL may be wrong.`) : error;
}
