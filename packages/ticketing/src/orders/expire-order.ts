import type { Transaction } from '@ticket-hub/db';
import { announceToBuyers } from '../events/announce.ts';
import { holdEvent } from '../events/event.ts';
import { freeSeats } from '../events/seats.ts';
import type { OrderRow } from './order.ts';

/** No payment has come, and none is expected: gives the seats back. Nothing happens to an order that has moved on. */
export async function expireOrder(
  tx: Transaction,
  order: Pick<OrderRow, 'id' | 'event_id' | 'buyer_id'>,
  from: OrderRow['status'][],
): Promise<boolean> {
  await holdEvent(tx, order.event_id);
  const { numUpdatedRows } = await tx
    .updateTable('orders')
    .set({ status: 'expired', session_url: null, look_at: null })
    .where('id', '=', order.id)
    .where('status', 'in', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const tickets = await tx
    .updateTable('tickets')
    .set({ status: 'void', seat: 0 })
    .where('order_id', '=', order.id)
    .where('status', '=', 'reserved')
    .executeTakeFirst();
  await freeSeats(tx, order.event_id, Number(tickets.numUpdatedRows));
  await announceToBuyers(tx, [order.buyer_id]);
  return true;
}
