import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { announceToBuyers, announceToOrganizer } from '../events/announce.ts';
import { type EventRow, holdEvent } from '../events/event.ts';
import { holdOrder, type OrderRow } from '../orders/order.ts';
import type { RefundSnapshot } from '../ports/payments.ts';
import { concludeRefund } from './conclude-movement.ts';
import { findMovement } from './movement.ts';
import { settleTickets } from './settle-tickets.ts';
import { dueShare } from './share.ts';
import { undoDashboardRefund } from './undo-dashboard-refund.ts';

/** `unknown`: it is of no payment of ours. */
export type RefundSettled = 'changed' | 'unchanged' | 'unknown' | 'unavailable';

/**
 * Writes down what Stripe says of a refund. One of ours may come back days after Stripe said that it was done: then it is
 * due again. One that a person made in Stripe's dashboard is settled here as if it were ours.
 */
export async function applyRefund(db: Database, snapshot: RefundSnapshot, now: Date): Promise<RefundSettled> {
  const order = await db.read
    .selectFrom('orders')
    .select(['id', 'event_id'])
    .where('payment_id', '=', snapshot.paymentId)
    .executeTakeFirst();
  if (!order) return 'unknown';
  const own = snapshot.reference === null ? undefined : await findMovement(db.read, snapshot.reference);
  if (own?.order_id === order.id) {
    if (own.moved_id !== snapshot.movedId || snapshot.state === 'pending') return 'unchanged';
    if (own.status === 'done' && snapshot.state === 'done') return 'unchanged';
    await transact(db, (tx) => concludeRefund(tx, own, { answer: snapshot, now }));
    return 'changed';
  }
  const status = snapshot.state === 'failed' ? 'failed' : 'standing';
  const known = await db.read
    .selectFrom('dashboard_refunds')
    .select('status')
    .where('id', '=', snapshot.movedId)
    .executeTakeFirst();
  if (known?.status === status) return 'unchanged';
  return await transact(db, async (tx) => {
    const event = await holdEvent(tx, order.event_id);
    if (!event) throw new Error('An order has an event');
    return await applyDashboardRefund(tx, { event, order: await holdOrder(tx, order.id), snapshot, status, now });
  });
}

interface DashboardRefund {
  event: EventRow;
  order: OrderRow;
  snapshot: RefundSnapshot;
  status: 'standing' | 'failed';
  now: Date;
}

async function applyDashboardRefund(
  tx: Transaction,
  { event, order, snapshot, status, now }: DashboardRefund,
): Promise<RefundSettled> {
  const { movedId: id, amount } = snapshot;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('dashboard_refunds')
    .values({ id, order_id: order.id, amount, status, created_at: now.toISOString() })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ status }).where('dashboard_refunds.status', '!=', status),
    )
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return 'unchanged';
  if (status === 'standing') await settleTickets(tx, order, { id, amount, now });
  else await undoDashboardRefund(tx, { event, order, refundId: id, now });
  await dueShare(tx, order.id, now);
  await announceToBuyers(tx, [order.buyer_id]);
  await announceToOrganizer(tx, event.organizer_id);
  return 'changed';
}
