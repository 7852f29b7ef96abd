import type { Database } from '@ticket-hub/db';
import type { PaymentPorts } from '../ports/ports.ts';
import type { Sweep } from '../sweeping/sweep.ts';
import { applyDispute, type DisputeSettled, settleDispute } from './settle-dispute.ts';

/** Longer than Stripe goes on sending an event. Disputes are few. */
const LOOK_BACK_MS = 14 * 24 * 60 * 60_000;

interface Swept {
  changed: number;
  unavailable: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** Longer than an appeal may take to be filed. */
const APPEAL_MS = 180 * DAY_MS;

/**
 * Finds disputes of which no event came, and asks what became of the undecided ones, the longest unasked first. A lost one
 * may be appealed, and is asked about once a day.
 */
export async function sweepDisputes(db: Database, ports: PaymentPorts, { limit }: Sweep): Promise<Swept> {
  const now = ports.now();
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const recent = await ports.payments.disputesSince(since);
  const settled: DisputeSettled[] = [];
  if (recent === 'unavailable') settled.push(recent);
  else for (const snapshot of recent) settled.push(await applyDispute(db, snapshot, ports.now()));
  const seen = recent === 'unavailable' ? [] : recent.map(({ disputeId }) => disputeId);
  const open = await db.read
    .selectFrom('disputes')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('status', 'in', ['open', 'appealed']),
        eb.and([
          eb('status', '=', 'lost'),
          eb('asked_at', '<', new Date(now.getTime() - DAY_MS).toISOString()),
          eb('created_at', '>', new Date(now.getTime() - APPEAL_MS).toISOString()),
        ]),
      ]),
    )
    .where('id', 'not in', seen)
    .orderBy('asked_at')
    .limit(limit)
    .execute();
  for (const { id } of open) settled.push(await settleDispute(db, ports, id));
  const count = (outcome: DisputeSettled) => settled.filter((one) => one === outcome).length;
  return { changed: count('changed'), unavailable: count('unavailable') };
}
