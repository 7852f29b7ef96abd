import { type Database, transact } from '@ticket-hub/db';
import { holdEvent } from '../events/event.ts';
import type { Actor, PaymentPorts } from '../ports/ports.ts';
import type { OrderRow } from './order.ts';
import { settleOrder } from './settle-order.ts';
import { transitionOrders } from './transition-orders.ts';

interface Return {
  buyer: Pick<Actor, 'id'>;
  orderId: string;
}

export type GivenBack =
  /** Its seats are free: now, or since an earlier call. */
  | 'given_back'
  /** The payment came first: the tickets are valid. */
  | 'paid'
  /** The money is under way, which keeps the seats. */
  | 'processing'
  | 'unknown_order'
  | 'unavailable';

/**
 * The buyer no longer wants what they have not paid for. Stripe ends the checkout session, or says that it has been paid:
 * whichever was first there holds here, so that a payment at the same moment is neither lost nor to be refunded.
 */
export async function giveBackOrder(db: Database, ports: PaymentPorts, { buyer, orderId }: Return): Promise<GivenBack> {
  const order = await db.read
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', orderId)
    .where('buyer_id', '=', buyer.id)
    .executeTakeFirst();
  if (!order) return 'unknown_order';
  switch (order.status) {
    case 'opening':
      return await withdraw(db, order, ports.now());
    case 'open':
      return await endSession(db, ports, order);
    case 'complete':
      return 'paid';
    case 'withdrawn':
    case 'expired':
      return 'given_back';
  }
}

/** Nobody has the address of its session yet: whoever is still opening one finds that it is no longer wanted. */
async function withdraw(db: Database, order: OrderRow, now: Date): Promise<GivenBack> {
  await transact(db, async (tx) => {
    await holdEvent(tx, order.event_id);
    await transitionOrders(tx, { orderId: order.id }, { reason: 'withdrawn', now });
  });
  return 'given_back';
}

async function endSession(db: Database, ports: PaymentPorts, { id, session_id }: OrderRow): Promise<GivenBack> {
  // Without an answer it may have ended all the same: asking what became of it tells.
  const ended = session_id === null ? 'done' : await ports.payments.expireSession(session_id);
  const settled = await settleOrder(db, ports, id);
  switch (settled) {
    case 'expired':
      return 'given_back';
    case 'paid':
      return 'paid';
    case 'waiting':
      return ended === 'unavailable' ? 'unavailable' : 'processing';
    case 'unchanged': {
      const { status } = await db.read
        .selectFrom('orders')
        .select('status')
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      return status === 'complete' ? 'paid' : 'given_back';
    }
    case 'unavailable':
    case 'unknown_order':
      return settled;
  }
}
