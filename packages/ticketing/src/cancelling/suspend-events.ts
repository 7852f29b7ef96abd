import type { Transaction } from '@ticket-hub/db';
import { announceToAll, announceToBuyers } from '../events/announce.ts';
import { type EventRow, holdEvent, isOver } from '../events/event.ts';
import { transitionOrders } from '../orders/transition-orders.ts';

/** Whether anybody has tickets for a coming event of theirs, paid or free: undoing that cannot be undone. */
export async function hasSoldSeats(tx: Transaction, organizerId: string, now: Date): Promise<boolean> {
  const sold = await tx
    .selectFrom('events')
    .innerJoin('orders', 'orders.event_id', 'events.id')
    .select('events.id')
    .where('events.organizer_id', '=', organizerId)
    .where('events.status', '=', 'published')
    .where('events.ends_at', '>', now.toISOString())
    .where('orders.status', '=', 'complete')
    .limit(1)
    .executeTakeFirst();
  return sold !== undefined;
}

/**
 * Takes an organizer's coming events off sale, and nothing more: tickets stay as they are, and nobody is refunded. Open
 * checkouts end; a payment that still comes is refunded as after every checkout that has ended.
 */
export async function suspendEvents(tx: Transaction, eventIds: string[], now: Date): Promise<void> {
  for (const id of eventIds) {
    const event = await holdEvent(tx, id);
    if (event?.status === 'published' && !isOver(event, now)) await suspend(tx, event, now);
  }
  await announceToAll(tx);
}

async function suspend(tx: Transaction, { id }: EventRow, now: Date): Promise<void> {
  await tx
    .updateTable('events')
    .set({ status: 'on_hold', updated_at: now.toISOString() })
    .where('id', '=', id)
    .execute();
  await transitionOrders(tx, { eventId: id }, { reason: 'withdrawn', now });
  await announceToBuyers(tx, await buyersOf(tx, id));
}

export async function buyersOf(tx: Transaction, eventId: string): Promise<string[]> {
  const tickets = await tx
    .selectFrom('tickets')
    .select('buyer_id')
    .distinct()
    .where('event_id', '=', eventId)
    .execute();
  return tickets.map((ticket) => ticket.buyer_id);
}
