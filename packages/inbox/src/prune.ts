import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, transact } from '@ticket-hub/db';
import { sourcesOf } from './sources.ts';

/** Small enough that deliveries do not wait noticeably for the lock; others run between two steps. */
const STEP = 500;
const PAUSE_MS = 20;

/** Deletes deliveries received before a time, in small steps. Returns how many were deleted. */
export async function pruneDeliveries(db: Database, before: Date, signal?: AbortSignal): Promise<number> {
  let pruned = 0;
  for (const source of await sourcesOf(db.read)) {
    for (let gone = STEP; gone === STEP && !signal?.aborted; pruned += gone) {
      gone = await step(db, source, before.toISOString());
      await sleep(PAUSE_MS);
    }
  }
  return pruned;
}

async function step(db: Database, source: string, before: string): Promise<number> {
  const { numDeletedRows } = await transact(db, (tx) =>
    tx
      .deleteFrom('deliveries')
      .where('source', '=', source)
      .where(
        'id',
        'in',
        tx
          .selectFrom('deliveries')
          .select('id')
          .where('source', '=', source)
          .where('received_at', '<', before)
          .limit(STEP),
      )
      .executeTakeFirst(),
  );
  return Number(numDeletedRows);
}
