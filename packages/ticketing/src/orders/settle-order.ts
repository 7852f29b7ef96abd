import { type Database, type Reader, type Transaction, transact } from '@ticket-hub/db';
import type { SessionSnapshot } from '../ports/payments.ts';
import type { PaymentPorts } from '../ports/ports.ts';
import { expireOrder } from './expire-order.ts';
import { laterThan, nextLook, OPENING_MS, type OrderRow } from './order.ts';
import { transitionOrders } from './transition-orders.ts';

export type Settled = 'paid' | 'expired' | 'waiting' | 'unchanged' | 'unknown_order' | 'unavailable';

/** The order of a checkout session that an event names. */
export async function orderOfSession(db: Reader, sessionId: string): Promise<string | undefined> {
  const order = await db.selectFrom('orders').select('id').where('session_id', '=', sessionId).executeTakeFirst();
  return order?.id;
}

/**
 * Asks Stripe what became of the order's checkout and writes that down: the only way in which a payment is confirmed,
 * whatever events and browsers say. Paid and expired are final at Stripe, so that it does not matter who asks when. A
 * payment that comes after the order has ended is to be refunded.
 */
export async function settleOrder(db: Database, ports: PaymentPorts, orderId: string): Promise<Settled> {
  const order = await db.read.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirst();
  if (!order) return 'unknown_order';
  if (order.status === 'complete') return 'unchanged';
  if (order.session_id === null) return await withoutSession(db, order, ports.now());
  const snapshot = await ask(order, order.session_id, ports);
  if (snapshot === 'unavailable') {
    await lookLater(db, order, ports.now());
    return 'unavailable';
  }
  switch (snapshot.state) {
    case 'paid':
      return await transact(db, (tx) => complete(tx, { order, paymentId: snapshot.paymentId, now: ports.now() }));
    case 'expired':
    case 'failed':
      return await expire(db, order, { reason: 'session_ended', now: ports.now() });
    case 'open':
    case 'processing':
      await lookLater(db, order, ports.now());
      return 'waiting';
  }
}

/** Ends the session first if its order is no longer open. */
async function ask(
  order: OrderRow,
  sessionId: string,
  { payments }: PaymentPorts,
): Promise<SessionSnapshot | 'unavailable'> {
  const first = await payments.getSession(sessionId);
  const answer =
    typeof first === 'object' && first.state === 'open' && order.status !== 'open'
      ? await payments.expireSession(sessionId).then(() => payments.getSession(sessionId))
      : first;
  // Every session of ours is known to Stripe: with another key, it would not be.
  return answer === 'unknown' ? 'unavailable' : answer;
}

/** The buyer has no address to pay at. The seats are freed when the session can no longer be opened. */
async function withoutSession(db: Database, order: OrderRow, now: Date): Promise<Settled> {
  if (order.look_at === null) return 'unchanged';
  if (now.toISOString() < laterThan(order.created_at, OPENING_MS)) {
    await lookLater(db, order, now);
    return 'waiting';
  }
  return await expire(db, order, { reason: 'never_opened', now });
}

async function expire(
  db: Database,
  order: OrderRow,
  expiry: { reason: 'never_opened' | 'session_ended'; now: Date },
): Promise<Settled> {
  const expired = await transact(db, (tx) => expireOrder(tx, order, expiry));
  return expired && order.status !== 'expired' ? 'expired' : 'unchanged';
}

interface Payment {
  order: OrderRow;
  paymentId: string;
  now: Date;
}

async function complete(tx: Transaction, { order, paymentId, now }: Payment): Promise<Settled> {
  const set = { payment_id: paymentId };
  const paid = await transitionOrders(tx, { orderId: order.id }, { reason: 'paid', now, set });
  return paid === undefined ? 'unchanged' : 'paid';
}

/** Unless the order has moved on since it was read: then it is looked at as soon as that says. */
async function lookLater(db: Database, order: OrderRow, now: Date): Promise<void> {
  await transact(db, (tx) =>
    tx
      .updateTable('orders')
      .set({ look_at: nextLook(order, now) })
      .where('id', '=', order.id)
      .where('status', '=', order.status)
      .where('look_at', '=', order.look_at)
      .execute(),
  );
}
