import { pruneInstances, takeLease } from '@ticket-hub/db';
import { pruneDeliveries, pruneTallies } from '@ticket-hub/inbox';
import { pruneReconcileRuns } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

const LEASE_MS = 10 * 60_000;

/** Prunes deliveries, tallies and reconcile runs that are older than `LEDGER_KEEP`, and instances that
 * fell silent. One process at a time. */
export async function upkeep({ db, env, log, now, stopping }: Deps): Promise<void> {
  // Completes erasures that a killed process left pending.
  db.scrub();
  const lease = await takeLease(db, { name: 'upkeep', lastsMs: LEASE_MS, now });
  if (!lease) return;
  try {
    const before = new Date(now().getTime() - env.ledgerKeepMs);
    const deliveries = await pruneDeliveries(db, before, stopping);
    await pruneInstances(db, now());
    await pruneTallies(db, before);
    await pruneReconcileRuns(db, before);
    log.info({ deliveries }, 'pruned');
  } finally {
    await lease.release();
  }
}
