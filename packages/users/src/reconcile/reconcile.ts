import { holdLease, takeLease } from '@ticket-hub/db';
import { deleteGone } from './delete-gone.ts';
import { findGone } from './find-gone.ts';
import { finishRun, openRun, type Run } from './run.ts';
import type { Aborted, Reconciled, ReconcileOptions, ReconcilePorts } from './types.ts';
import { walkClerk } from './walk-clerk.ts';

/** Held by the one that runs, on all processes. */
export const LEASE = 'reconcile';

/** How long a killed run blocks others. */
const LEASE_MS = 15_000;

/**
 * Makes the table match Clerk: walks all of Clerk's users, then looks up every local user that it did not meet. Deletes
 * only users whose id Clerk says is unknown, after all deletions are planned, and never more than `maxDeletes` percent.
 * Stops without deleting anyone as soon as Clerk's answers cannot be trusted. One run at a time across all processes; a
 * killed run is resumed.
 */
export async function reconcile(ports: ReconcilePorts, options: ReconcileOptions): Promise<Reconciled> {
  const { db, directory, now } = ports;
  const lease = await takeLease(db, { name: LEASE, lastsMs: LEASE_MS, now });
  if (!lease) return refused(options, 'already_running');
  const held = holdLease(lease, LEASE_MS);
  try {
    const instance = await directory.checkInstance();
    if (instance === 'another') return refused(options, 'another_instance');
    if (instance === 'unavailable') return refused(options, 'clerk_unavailable');
    const run = await openRun(ports, options, held);
    const aborted = (await walkClerk(run)) ?? (await findGone(run)) ?? (await deleteGone(run)) ?? null;
    if (options.dryRun || aborted !== 'interrupted') await finishRun(run, aborted);
    return result(run, aborted);
  } finally {
    await held.release();
  }
}

function result({ counts, invalidIds, options }: Run, aborted: Aborted | null): Reconciled {
  const { gone, met, ...shown } = counts;
  const deleted = options.dryRun ? gone : counts.deleted;
  return {
    dryRun: options.dryRun,
    checked: met + gone,
    ...shown,
    deleted,
    drift: counts.created + counts.updated + gone,
    invalidIds,
    aborted,
  };
}

function refused({ dryRun }: ReconcileOptions, aborted: Aborted): Reconciled {
  const none = { checked: 0, created: 0, updated: 0, deleted: 0, unchanged: 0, drift: 0, invalid: 0, invalidIds: [] };
  return { dryRun, ...none, aborted };
}
