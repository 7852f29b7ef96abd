import { holdLease, takeLease } from '@ticket-hub/db';
import { deletionHolds, endDueHolds } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

const LEASE_MS = 15_000;

/**
 * Does what a deletion hold has put off once it is over: events are cancelled, and the next sweep of money refunds. Safe to
 * run twice; the lease only keeps processes from waiting for each other. What a killed process has not done is due still.
 */
export async function endHolds({ db, dependents, log, now, stopping }: Deps): Promise<void> {
  const { endsNext } = await deletionHolds(db.read);
  if (endsNext === null || endsNext > now().toISOString()) return;
  const taken = await takeLease(db, { name: 'holds', lastsMs: LEASE_MS, now });
  if (!taken) return;
  const lease = holdLease(taken, LEASE_MS);
  try {
    const ended = await endDueHolds(db, { now: now(), dependents }, () => lease.held() && !stopping.aborted);
    log.info({ ended }, 'Deletion holds have ended');
  } finally {
    await lease.release();
  }
}
