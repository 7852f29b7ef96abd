import type { Transaction } from '@ticket-hub/db';
import type { Dependent } from '@ticket-hub/users';
import { holdEvent, isOver } from '../events/event.ts';
import { freeSeats } from '../events/seats.ts';
import { withdrawOrders } from '../orders/withdraw-orders.ts';
import { callOff } from './call-off.ts';

/** What goes with an organizer and with a buyer. Money records stay; they hold nothing of the person but our id. */
export function ticketingDependents(now: () => Date): Dependent[] {
  return [
    { name: 'events', remove: (tx, { id }) => removeOrganizer(tx, id, now()) },
    { name: 'tickets', remove: (tx, { id }) => removeBuyer(tx, id, now()) },
  ];
}

/** Drafts go, coming events are cancelled and refunded; what people have tickets for stays, without a word of theirs. */
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
  await blankTexts(tx, organizerId);
  return events.length;
}

/**
 * Title, description and venue are texts that the person wrote: they may name them. Tickets go on saying when, and orders what
 * was paid. Checkouts of theirs have ended, so that no session is opened with another title under the same key.
 */
async function blankTexts(tx: Transaction, organizerId: string): Promise<void> {
  const theirs = tx.selectFrom('events').select('id').where('organizer_id', '=', organizerId);
  await tx
    .updateTable('events')
    .set((eb) => ({
      title: eb.case().when('status', '=', 'cancelled').then('Cancelled event').else('Past event').end(),
      description: '',
      venue: 'No longer known',
    }))
    .where('organizer_id', '=', organizerId)
    .execute();
  await tx.updateTable('orders').set({ title: 'Event' }).where('event_id', 'in', theirs).execute();
}

/** Open checkouts end, valid tickets are void and their seats free. A deletion asks for no money back. */
async function removeBuyer(tx: Transaction, buyerId: string, now: Date): Promise<number> {
  const events = await tx
    .selectFrom('tickets')
    .select('event_id')
    .distinct()
    .where('buyer_id', '=', buyerId)
    .where((eb) => eb.or([eb('seat', '=', 1), eb('before_dispute', '=', 'valid'), eb('before_refund', '=', 'valid')]))
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
  // Should their money come back here, they are void all the same.
  const wouldBeValid = mine.where('before_dispute', '=', 'valid').where('status', '=', 'disputed');
  const seated = await wouldBeValid.set({ before_dispute: 'void', seat: 0 }).where('seat', '=', 1).executeTakeFirst();
  await wouldBeValid.set({ before_dispute: 'void' }).execute();
  await mine.set({ before_refund: 'void' }).where('before_refund', '=', 'valid').execute();
  const count = Number(valid.numUpdatedRows + seated.numUpdatedRows);
  await freeSeats(tx, eventId, count);
  return count;
}
