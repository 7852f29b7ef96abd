import { type Database, transact } from '@ticket-hub/db';

/** Small enough that others do not wait noticeably for the lock. */
const STEP = 1_000;

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
