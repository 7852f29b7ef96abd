import type { Transaction } from '@ticket-hub/db';
import { announceToAll, announceToOrganizer } from '../events/announce.ts';
import type { EventRow } from '../events/event.ts';
import { transitionOrders } from '../orders/transition-orders.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';

/**
 * Cancels an event that is held: open checkouts end, free tickets are void, and every other ticket that was paid for is
 * to be refunded, also a used one and that of a buyer who is deleted. Returns how many refunds are due.
 */
export async function cancelHeldEvent(tx: Transaction, event: EventRow, now: Date): Promise<number> {
  const at = now.toISOString();
  await tx.updateTable('events').set({ status: 'cancelled', updated_at: at }).where('id', '=', event.id).execute();
  // Orders before tickets, so that a payment written concurrently is seen either as complete or as withdrawn.
  await transitionOrders(tx, { eventId: event.id }, { reason: 'withdrawn', now });
  const { owed } = await transitionTickets(tx, { eventId: event.id }, { reason: 'event_cancelled', now });
  await announceToAll(tx);
  await announceToOrganizer(tx, event.organizer_id);
  return owed;
}
