import type { Database } from '@ticket-hub/db';
import type { PaymentMeans } from './means.ts';
import { applyDispute, type DisputeSettled, settleDispute } from './settle-dispute.ts';

/** Longer than Stripe goes on sending an event. Disputes are few. */
const LOOK_BACK_MS = 14 * 24 * 60 * 60_000;

interface Swept {
  changed: number;
  unavailable: number;
}

/** Finds disputes that nobody told us of, and asks what became of the open ones, the longest unasked first. */
export async function sweepDisputes(db: Database, means: PaymentMeans, { limit }: { limit: number }): Promise<Swept> {
  const since = new Date(means.now().getTime() - LOOK_BACK_MS);
  const recent = await means.payments.disputesSince(since);
  const settled: DisputeSettled[] = [];
  if (recent === 'unavailable') settled.push(recent);
  else for (const snapshot of recent) settled.push(await applyDispute(db, snapshot, means.now()));
  const seen = recent === 'unavailable' ? [] : recent.map(({ disputeId }) => disputeId);
  const open = await db.read
    .selectFrom('disputes')
    .select('id')
    .where('status', '=', 'open')
    .where('id', 'not in', seen)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  for (const { id } of open) settled.push(await settleDispute(db, means, id));
  const count = (outcome: DisputeSettled) => settled.filter((one) => one === outcome).length;
  return { changed: count('changed'), unavailable: count('unavailable') };
}
