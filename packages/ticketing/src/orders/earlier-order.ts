import type { Transaction } from '@ticket-hub/db';
import { laterThan, OPENING_MS, type OrderRow } from './order.ts';
import type { Reserved } from './reserve.ts';

interface Wanted {
  buyerId: string;
  eventId: string;
  quantity: number;
  requestKey?: string | undefined;
  now: Date;
}

/**
 * The order that this purchase repeats: of the same request key or, without one, the checkout that the buyer has open for
 * the same tickets. Undefined if it is a new one. The buyer is held.
 */
export async function findEarlier(tx: Transaction, wanted: Wanted): Promise<Reserved | undefined> {
  const orders = tx.selectFrom('orders').selectAll().where('buyer_id', '=', wanted.buyerId);
  if (wanted.requestKey !== undefined) {
    const order = await orders.where('request_key', '=', wanted.requestKey).executeTakeFirst();
    if (order && (order.event_id !== wanted.eventId || order.quantity !== wanted.quantity))
      return { outcome: 'key_reused' };
    return (
      order && (order.status === 'complete' ? completed(order) : (underWay(order, wanted.now) ?? { outcome: 'gone' }))
    );
  }
  const order = await orders
    .where('event_id', '=', wanted.eventId)
    .where('quantity', '=', wanted.quantity)
    .where('status', 'in', ['opening', 'open'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return order && underWay(order, wanted.now);
}

function completed(order: OrderRow): Reserved {
  return { outcome: 'complete', orderId: order.id };
}

function underWay(order: OrderRow, now: Date): Reserved | undefined {
  const at = now.toISOString();
  if (order.status === 'open' && order.session_url !== null && order.expires_at !== null && at < order.expires_at)
    return { outcome: 'open', orderId: order.id, url: order.session_url };
  // The request that made it is still waiting for Stripe, or was cut off. The same key gets the same session.
  if (order.status === 'opening' && at < laterThan(order.created_at, OPENING_MS)) return { outcome: 'reserved', order };
  return undefined;
}
