import { type Database, type Transaction, transact } from '@ticket-hub/db';
import type { NewSession, OpenedSession, Payments } from '../ports/payments.ts';
import type { CheckoutPorts } from '../ports/ports.ts';
import { expireOrder } from './expire-order.ts';
import { nextLook, type OrderRow } from './order.ts';
import { type NotReserved, type Purchase, type Reserved, reserve } from './reserve.ts';
import { transitionOrders } from './transition-orders.ts';

export type CheckedOut =
  /** The buyer pays there. */
  | { outcome: 'open'; orderId: string; url: string }
  /** The tickets are valid: they are free, or were paid for under this request key. */
  | { outcome: 'complete'; orderId: string }
  /** Stripe gave no answer. The seats are held: the same call again goes on where this one stopped. */
  | { outcome: 'unavailable' }
  | { outcome: 'refused'; code: string }
  | { outcome: NotReserved };

/**
 * Buys tickets: holds their seats, opens a checkout session at Stripe outside of any transaction and under the order's
 * id, then writes down which session it is. The buyer gets its address only after that commit, so that a session whose
 * id was lost cannot be paid.
 */
export async function openCheckout(db: Database, ports: CheckoutPorts, purchase: Purchase): Promise<CheckedOut> {
  const reserved: Reserved = await transact(db, (tx) => reserve(tx, purchase, ports));
  if (reserved.outcome !== 'reserved') return reserved;
  if (!ports.payments) return { outcome: 'payments_off' };
  return await openSession(db, { payments: ports.payments, now: ports.now }, reserved.order);
}

async function openSession(
  db: Database,
  { payments, now }: { payments: Payments; now: () => Date },
  order: OrderRow,
): Promise<CheckedOut> {
  const answer = await payments.openSession(sessionFor(order));
  if (answer === 'unavailable') return { outcome: 'unavailable' };
  if ('refused' in answer) {
    await transact(db, (tx) => expireOrder(tx, order, { reason: 'refused', now: now() }));
    return { outcome: 'refused', code: answer.refused };
  }
  return await transact(db, (tx) => attachSession(tx, { order, session: answer, now: now() }));
}

function sessionFor(order: OrderRow): NewSession {
  if (order.currency === null || order.account_id === null || order.expires_at === null)
    throw new Error('A free order needs no session');
  return {
    orderId: order.id,
    eventId: order.event_id,
    title: order.title,
    quantity: order.quantity,
    price: order.amount / order.quantity,
    currency: order.currency,
    fee: order.fee,
    accountId: order.account_id,
    expiresAt: order.expires_at,
  };
}

interface Attachment {
  order: OrderRow;
  session: OpenedSession;
  now: Date;
}

async function attachSession(tx: Transaction, { order, session, now }: Attachment): Promise<CheckedOut> {
  const set = { session_id: session.sessionId, session_url: session.url, look_at: nextLook(order, now) };
  const opened = await transitionOrders(tx, { orderId: order.id }, { reason: 'opened', now, set });
  if (opened !== undefined) return { outcome: 'open', orderId: order.id, url: session.url };
  const { status, session_url } = await tx
    .selectFrom('orders')
    .select(['status', 'session_url'])
    .where('id', '=', order.id)
    .executeTakeFirstOrThrow();
  if (status === 'complete') return { outcome: 'complete', orderId: order.id };
  if (status === 'open' && session_url !== null) return { outcome: 'open', orderId: order.id, url: session_url };
  // The order has ended meanwhile: the sweep ends its session at Stripe.
  await tx
    .updateTable('orders')
    .set({ session_id: session.sessionId, look_at: now.toISOString() })
    .where('id', '=', order.id)
    .where('session_id', 'is', null)
    .execute();
  return { outcome: 'gone' };
}
