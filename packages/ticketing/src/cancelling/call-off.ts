import type { Transaction } from '@ticket-hub/db';
import { announceToAll, announceToBuyers, announceToOrganizer } from '../events/announce.ts';
import type { EventRow } from '../events/event.ts';
import { freeSeats } from '../events/seats.ts';
import { withdrawOrders } from '../orders/withdraw-orders.ts';
import { dueRefunds } from '../tickets/due-refunds.ts';

/**
 * Cancels an event that is held: open checkouts end, free tickets are void, and every other ticket that was paid for is
 * to be refunded, also a used one and that of a buyer who is deleted. Returns how many refunds are due.
 */
export async function callOff(tx: Transaction, event: EventRow, now: Date): Promise<number> {
  const at = now.toISOString();
  await tx.updateTable('events').set({ status: 'cancelled', updated_at: at }).where('id', '=', event.id).execute();
  // First the orders: a payment that is being written down waits here, and is then seen as complete or withdrawn.
  await withdrawOrders(tx, { eventId: event.id }, now);
  await endDisputed(tx, event.id);
  const paid = tx.selectFrom('orders').select('id').where('event_id', '=', event.id).where('status', '=', 'complete');
  await tx
    .updateTable('tickets')
    .set({ status: 'refund_due' })
    .where('event_id', '=', event.id)
    .where('amount', '>', 0)
    .where('status', 'in', ['valid', 'used', 'void'])
    .where('order_id', 'in', paid)
    .execute();
  await tx
    .updateTable('tickets')
    .set({ status: 'void' })
    .where('event_id', '=', event.id)
    .where('amount', '=', 0)
    .where('status', 'in', ['valid', 'used'])
    .execute();
  const seats = await tx
    .updateTable('tickets')
    .set({ seat: 0 })
    .where('event_id', '=', event.id)
    .where('seat', '=', 1)
    .returning('buyer_id')
    .execute();
  await freeSeats(tx, event.id, seats.length);
  const refunds = await dueRefunds(tx, { eventId: event.id }, now);
  await announceToAll(tx);
  await announceToOrganizer(tx, event.organizer_id);
  await announceToBuyers(
    tx,
    seats.map((ticket) => ticket.buyer_id),
  );
  return refunds;
}

/** Should the organizer win the dispute, the ticket is refunded after all. */
async function endDisputed(tx: Transaction, eventId: string): Promise<void> {
  await tx
    .updateTable('tickets')
    .set({ before_dispute: 'refund_due' })
    .where('event_id', '=', eventId)
    .where('status', '=', 'disputed')
    .where('before_dispute', 'in', ['valid', 'used', 'void'])
    .execute();
}
