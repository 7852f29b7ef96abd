import type { Transaction } from '@ticket-hub/db';
import { announceToBuyers } from '../events/announce.ts';
import { freeSeats } from '../events/seats.ts';

interface Whose {
  eventId: string;
  /** Only this buyer's. */
  buyerId?: string;
}

/**
 * Ends checkouts that nobody wants paid any more; the event is held. Their seats are free at once. The sweep ends their
 * sessions at Stripe, and a payment that comes all the same is refunded.
 */
export async function withdrawOrders(tx: Transaction, { eventId, buyerId }: Whose, now: Date): Promise<number> {
  let orders = tx
    .updateTable('orders')
    .set({ status: 'withdrawn', session_url: null, look_at: now.toISOString() })
    .where('event_id', '=', eventId)
    .where('status', 'in', ['opening', 'open']);
  let tickets = tx
    .updateTable('tickets')
    .set({ status: 'void', seat: 0 })
    .where('event_id', '=', eventId)
    .where('status', '=', 'reserved');
  if (buyerId !== undefined) {
    orders = orders.where('buyer_id', '=', buyerId);
    tickets = tickets.where('buyer_id', '=', buyerId);
  }
  await orders.execute();
  const ended = await tickets.returning('buyer_id').execute();
  await freeSeats(tx, eventId, ended.length);
  await announceToBuyers(
    tx,
    ended.map((ticket) => ticket.buyer_id),
  );
  return ended.length;
}
