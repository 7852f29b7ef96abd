import type { Transaction } from '@ticket-hub/db';
import { holdEvent } from '../events/event.ts';
import type { OrderRow } from './order.ts';
import { transitionOrders } from './transition-orders.ts';
import type { OrderReason } from './transitions.ts';

interface Expiry {
  reason: Extract<OrderReason, 'refused' | 'never_opened' | 'session_ended'>;
  now: Date;
}

/** No payment has come, and none is expected: gives the seats back. False if the order has moved on. */
export async function expireOrder(
  tx: Transaction,
  order: Pick<OrderRow, 'id' | 'event_id'>,
  { reason, now }: Expiry,
): Promise<boolean> {
  await holdEvent(tx, order.event_id);
  return (await transitionOrders(tx, { orderId: order.id }, { reason, now })) !== undefined;
}
