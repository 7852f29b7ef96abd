import { type Database, transact } from '@ticket-hub/db';
import { announceToBuyers } from '../events/announce.ts';
import { holdEvent } from '../events/event.ts';
import { holdOrder } from '../orders/order.ts';
import type { DisputeSnapshot } from '../ports/payments.ts';
import type { PaymentPorts } from '../ports/ports.ts';
import { decideDispute } from './decide-dispute.ts';
import { openDispute } from './open-dispute.ts';
import { canBecome } from './transitions.ts';

/** `unknown`: Stripe has no such dispute, or it is about no payment of ours. */
export type DisputeSettled = 'changed' | 'unchanged' | 'unknown' | 'unavailable';

/** Asks Stripe about a dispute, and writes down what it says. */
export async function settleDispute(db: Database, ports: PaymentPorts, disputeId: string): Promise<DisputeSettled> {
  await transact(db, (tx) =>
    tx.updateTable('disputes').set({ asked_at: ports.now().toISOString() }).where('id', '=', disputeId).execute(),
  );
  const snapshot = await ports.payments.getDispute(disputeId);
  if (typeof snapshot === 'string') return snapshot;
  return await applyDispute(db, snapshot, ports.now());
}

/**
 * While it is open, no ticket of the payment is good, and the organizer bears its amount. Lost: that stays, and the seats
 * are free. Won, be it after an appeal: the tickets are what they were, and the money goes back to the organizer.
 */
export async function applyDispute(db: Database, snapshot: DisputeSnapshot, now: Date): Promise<DisputeSettled> {
  const found = await db.read
    .selectFrom('orders')
    .leftJoin('disputes', (join) =>
      join.onRef('disputes.order_id', '=', 'orders.id').on('disputes.id', '=', snapshot.disputeId),
    )
    .select(['orders.id', 'orders.event_id', 'disputes.status'])
    .where('orders.payment_id', '=', snapshot.paymentId)
    .executeTakeFirst();
  if (!found) return 'unknown';
  if (found.status !== null && !canBecome(found.status, snapshot.status)) return 'unchanged';
  return await transact(db, async (tx) => {
    const event = await holdEvent(tx, found.event_id);
    if (!event) throw new Error('An order has an event');
    const order = await holdOrder(tx, found.id);
    const step = { event, order, snapshot, now };
    const opened = await openDispute(tx, step);
    const decided = snapshot.status !== 'open' && (await decideDispute(tx, step));
    if (!opened && !decided) return 'unchanged';
    await announceToBuyers(tx, [order.buyer_id]);
    return 'changed';
  });
}
