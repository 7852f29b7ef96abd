import { type Database, transact } from '@ticket-hub/db';

/** Deletes the runs that began before a time. */
export async function pruneReconcileRuns(db: Database, before: Date): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('reconcile_runs').where('started_at', '<', before.toISOString()).execute());
}
