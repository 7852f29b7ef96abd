import { transact } from '@ticket-hub/db';
import { deleteUser } from '../delete-user.ts';
import { isGone } from './marks.ts';
import { mayContinue, type Run, saveRun } from './run.ts';
import type { Aborted } from './types.ts';

const BATCH = 100;

/** Deletes the users who are planned to be deleted, each with their dependents in one transaction. */
export async function deleteGone(run: Run): Promise<Aborted | undefined> {
  if (run.options.dryRun) return undefined;
  for (;;) {
    if (!(await mayContinue(run))) return 'interrupted';
    const gone = await planned(run);
    if (gone.length === 0) return undefined;
    for (const clerkId of gone) {
      if (!(await mayContinue(run))) return 'interrupted';
      await deletePlanned(run, clerkId);
    }
  }
}

async function planned({ id, ports }: Run): Promise<string[]> {
  const marked = ports.db.read.selectFrom('reconcile_marks').select('clerk_id').where('run_id', '=', id);
  return (await marked.where(isGone).limit(BATCH).execute()).map((row) => row.clerk_id);
}

async function deletePlanned(run: Run, clerkId: string): Promise<void> {
  const { db, now, dependents } = run.ports;
  run.counts = await transact(db, async (tx) => {
    const { outcome } = await deleteUser(tx, clerkId, { now: now(), dependents });
    const counts = { ...run.counts, deleted: run.counts.deleted + (outcome === 'deleted' ? 1 : 0) };
    const ofRun = tx.updateTable('reconcile_marks').set({ mark: 'seen' }).where('run_id', '=', run.id);
    await ofRun.where('clerk_id', '=', clerkId).execute();
    await saveRun(tx, { ...run, counts });
    return counts;
  });
}
