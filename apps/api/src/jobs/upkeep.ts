import { takeLease } from '@ticket-hub/db';
import { pruneDeliveries, pruneTallies } from '@ticket-hub/inbox';
import { pruneReconcileRuns } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

const LEASE_MS = 10 * 60_000;

/** Takes out of the ledger, the tallies and the runs of reconcile what is older than `LEDGER_KEEP`. One process at a time. */
export async function upkeep({ db, env, log, now, stopping }: Deps): Promise<void> {
  // What a process that was killed has left due.
  db.scrub();
  const lease = await takeLease(db, { name: 'upkeep', lastsMs: LEASE_MS, now });
  if (!lease) return;
  try {
    const before = new Date(now().getTime() - env.ledgerKeepMs);
    const deliveries = await pruneDeliveries(db, before, stopping);
    await pruneTallies(db, before);
    await pruneReconcileRuns(db, before);
    log.info({ deliveries }, 'pruned');
  } finally {
    await lease.release();
  }
}
