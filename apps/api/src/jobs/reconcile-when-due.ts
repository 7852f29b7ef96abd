import { lastReconcile, MAX_DELETES_PERCENT, reconcile } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

/** Reconciles if no process on this database has done so within `RECONCILE_EVERY`. */
export async function reconcileWhenDue({ db, env, log, now, reconcilePorts }: Deps): Promise<void> {
  const last = await lastReconcile(db.read);
  if (last && now().getTime() - Date.parse(last.startedAt) < env.reconcileEveryMs) return;
  const result = await reconcile(reconcilePorts, { dryRun: false, maxDeletes: MAX_DELETES_PERCENT });
  if (result.aborted === 'already_running') return;
  log[result.aborted === null || result.aborted === 'interrupted' ? 'info' : 'error'](
    { reconcile: result },
    'reconciled',
  );
}
