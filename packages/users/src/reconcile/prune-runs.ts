import { type Database, transact } from '@ticket-hub/db';

/** Forgets the runs that began before a moment. */
export async function pruneReconcileRuns(db: Database, before: Date): Promise<void> {
  await transact(db, (tx) => tx.deleteFrom('reconcile_runs').where('started_at', '<', before.toISOString()).execute());
}
