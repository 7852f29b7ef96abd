import { transact } from '@ticket-hub/db';
import { deleteUser } from '../delete-user.ts';
import { applyOne } from './apply-one.ts';
import type { Aborted, Reconciled, ReconcileOptions, ReconcilePorts } from './types.ts';

/** Reconciles one user. Deletes only when Clerk itself says that it does not know the id. */
export async function reconcileUser(
  ports: ReconcilePorts,
  clerkId: string,
  options: ReconcileOptions,
): Promise<Reconciled> {
  const { db, directory, dependents, now } = ports;
  const { dryRun } = options;
  const one = (counts: Partial<Reconciled>, aborted: Aborted | null = null): Reconciled => ({
    ...{ dryRun, checked: 1, created: 0, updated: 0, deleted: 0, unchanged: 0, drift: 1 },
    ...{ invalid: 0, invalidIds: [], aborted },
    ...counts,
  });
  const instance = await directory.checkInstance();
  if (instance !== 'ours') {
    return one({ checked: 0, drift: 0 }, instance === 'another' ? 'another_instance' : 'clerk_unavailable');
  }
  const row = await db.read.selectFrom('users').selectAll().where('clerk_id', '=', clerkId).executeTakeFirst();
  const answer = await directory.getUser(clerkId);
  if (answer === 'unavailable') return one({ checked: 0, drift: 0 }, 'clerk_unavailable');
  if (answer === 'unknown') {
    if (!row || row.deleted_at !== null) return one({ unchanged: 1, drift: 0 });
    if (!dryRun) await transact(db, (tx) => deleteUser(tx, clerkId, { now: now(), dependents }));
    return one({ deleted: 1 });
  }
  const outcome = answer === 'invalid' ? answer : await applyOne({ ports, options }, answer, row);
  if (outcome === 'unavailable') return one({ checked: 0, drift: 0 }, 'clerk_unavailable');
  if (outcome === 'invalid') return one({ invalid: 1, invalidIds: [clerkId], drift: 0 });
  return outcome === 'unchanged' ? one({ unchanged: 1, drift: 0 }) : one({ [outcome]: 1 });
}
