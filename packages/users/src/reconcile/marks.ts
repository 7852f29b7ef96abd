import { compiledForMany, type Database, type Transaction, transact, type Values } from '@ticket-hub/db';
import { sql } from 'kysely';

/** Takes about 10 ms: others do not wait noticeably for the lock. */
const STEP = 4_000;

/** Written out, as neither database takes an index of some rows for a parameter. */
export const isGone = sql<boolean>`mark = 'gone'`;

interface Seen {
  runId: string;
  clerkId: string;
}

export async function markSeen(tx: Transaction, runId: string, clerkIds: string[]): Promise<void> {
  await insertSeen(
    tx,
    clerkIds.map((clerkId) => ({ runId, clerkId })),
  );
}

const insertSeen = compiledForMany((tx: Transaction, rows: Values<Seen>[]) =>
  tx
    .insertInto('reconcile_marks')
    .values(rows.map(({ runId, clerkId }) => ({ run_id: runId, clerk_id: clerkId, mark: 'seen' as const })))
    .onConflict((conflict) => conflict.doNothing()),
);

/** The runs that have marks, by an index skip scan. */
export async function runsWithMarks(db: Database): Promise<string[]> {
  const runs: string[] = [];
  for (;;) {
    const next = await db.read
      .selectFrom('reconcile_marks')
      .select((eb) => eb.fn.min('run_id').as('run_id'))
      .where('run_id', '>', runs.at(-1) ?? '')
      .executeTakeFirst();
    if (!next?.run_id) return runs;
    runs.push(next.run_id);
  }
}

/** Deletes a run's marks in small steps, so that others can write in between. */
export async function dropMarks(db: Database, runId: string): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await transact(db, (tx) => {
      const some = tx.selectFrom('reconcile_marks').select('clerk_id').where('run_id', '=', runId).limit(STEP);
      return tx
        .deleteFrom('reconcile_marks')
        .where('run_id', '=', runId)
        .where('clerk_id', 'in', some)
        .executeTakeFirst();
    });
    if (numDeletedRows < STEP) return;
    await new Promise(setImmediate);
  }
}
