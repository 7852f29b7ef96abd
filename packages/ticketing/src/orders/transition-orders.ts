import type { Transaction } from '@ticket-hub/db';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import type { OrderRow } from './order.ts';
import { type OrderReason, orderTransitions, ticketReasons } from './transitions.ts';

type OrderScope = { orderId: string } | { eventId: string; buyerId?: string };

interface Change {
  reason: OrderReason;
  now: Date;
  /** What comes with it: the session that was opened, the payment that has come. */
  set?: Partial<Pick<OrderRow, 'session_id' | 'session_url' | 'payment_id' | 'look_at'>>;
}

/**
 * Takes the orders of the scope to where the reason leads them, and their tickets along. Orders in other states are left
 * alone. The event is held if the orders can end. Returns how many tickets have changed, or undefined if no order has.
 */
export async function transitionOrders(
  tx: Transaction,
  scope: OrderScope,
  { reason, now, set }: Change,
): Promise<number | undefined> {
  const { from, to } = orderTransitions[reason];
  let query = tx
    .updateTable('orders')
    .set({ status: to, session_url: null, look_at: to === 'withdrawn' ? now.toISOString() : null, ...set })
    .where('status', 'in', from);
  if ('orderId' in scope) query = query.where('id', '=', scope.orderId);
  else query = query.where('event_id', '=', scope.eventId);
  if ('buyerId' in scope && scope.buyerId !== undefined) query = query.where('buyer_id', '=', scope.buyerId);
  const { numUpdatedRows } = await query.executeTakeFirst();
  if (numUpdatedRows === 0n) return undefined;
  let tickets = 0;
  for (const next of ticketReasons[to])
    tickets += (await transitionTickets(tx, scope, { reason: next, now })).tickets.length;
  return tickets;
}
