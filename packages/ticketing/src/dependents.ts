import type { Transaction } from '@ticket-hub/db';
import type { Dependent } from '@ticket-hub/users';
import { callOff } from './call-off.ts';
import { holdEvent, isOver } from './event.ts';
import { freeSeats } from './seats.ts';
import { withdrawOrders } from './withdraw-orders.ts';

/** What goes with an organizer and with a buyer. Money records stay; they hold nothing of the person but our id. */
export function ticketingDependents(now: () => Date): Dependent[] {
  return [
    { name: 'events', remove: (tx, { id }) => removeOrganizer(tx, id, now()) },
    { name: 'tickets', remove: (tx, { id }) => removeBuyer(tx, id, now()) },
  ];
}

/** Drafts go, coming events are cancelled and refunded; what people have tickets for keeps its name and place. */
async function removeOrganizer(tx: Transaction, organizerId: string, now: Date): Promise<number> {
  const events = await tx
    .selectFrom('events')
    .select('id')
    .where('organizer_id', '=', organizerId)
    .orderBy('id')
    .execute();
  for (const { id } of events) {
    const event = await holdEvent(tx, id);
    if (event?.status === 'published' && !isOver(event, now)) await callOff(tx, event, now);
  }
  await tx.deleteFrom('events').where('organizer_id', '=', organizerId).where('status', '=', 'draft').execute();
  await tx.updateTable('events').set({ description: '' }).where('organizer_id', '=', organizerId).execute();
  return events.length;
}

/** Open checkouts end, valid tickets are void and their seats free. A deletion asks for no money back. */
async function removeBuyer(tx: Transaction, buyerId: string, now: Date): Promise<number> {
  const events = await tx
    .selectFrom('tickets')
    .select('event_id')
    .distinct()
    .where('buyer_id', '=', buyerId)
    .where('seat', '=', 1)
    .orderBy('event_id')
    .execute();
  let tickets = 0;
  for (const { event_id } of events) {
    await holdEvent(tx, event_id);
    tickets += await withdrawOrders(tx, { eventId: event_id, buyerId }, now);
    tickets += await voidTickets(tx, event_id, buyerId);
  }
  return tickets;
}

async function voidTickets(tx: Transaction, eventId: string, buyerId: string): Promise<number> {
  const mine = tx.updateTable('tickets').where('event_id', '=', eventId).where('buyer_id', '=', buyerId);
  const valid = await mine.set({ status: 'void', seat: 0 }).where('status', '=', 'valid').executeTakeFirst();
  const disputed = await mine
    .set({ before_dispute: 'void', seat: 0 })
    .where('status', '=', 'disputed')
    .where('before_dispute', '=', 'valid')
    .where('seat', '=', 1)
    .executeTakeFirst();
  const count = Number(valid.numUpdatedRows + disputed.numUpdatedRows);
  await freeSeats(tx, eventId, count);
  return count;
}
