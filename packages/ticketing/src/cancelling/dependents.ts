import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import { type Dependent, placeHold } from '@ticket-hub/users';
import { holdEvent, isOver } from '../events/event.ts';
import { exportTicketing } from '../export-ticketing.ts';
import { transitionOrders } from '../orders/transition-orders.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import { cancelHeldEvent } from './cancel-held-event.ts';
import { resumeEvents } from './resume-events.ts';
import { hasSoldSeats, suspendEvents } from './suspend-events.ts';

interface Holding {
  /** How long an organizer with sold seats is held; 0: not at all. */
  holdMs: number;
}

/** What goes with an organizer and with a buyer. Money records stay; they hold nothing of the person but our id. */
export function ticketingDependents(now: () => Date, { holdMs }: Holding): Dependent[] {
  return [
    {
      name: 'events',
      remove: (tx, { id, atOnce }) => removeOrganizer(tx, id, { now: now(), holdMs: atOnce ? 0 : holdMs }),
      restore: resumeEvents,
      export: (db, { id }) => exportTicketing(db, id),
    },
    { name: 'tickets', remove: (tx, { id }) => removeBuyer(tx, id, now()) },
  ];
}

/**
 * Drafts go, coming events are cancelled and refunded; what people have tickets for stays, without a word of theirs. With
 * sold seats all of it waits for the end of a hold, in which nobody can see the events but those who have tickets.
 */
async function removeOrganizer(
  tx: Transaction,
  organizerId: string,
  { now, holdMs }: Holding & { now: Date },
): Promise<number> {
  const { rows } = await eventsOf(tx, { organizerId });
  // Their row is a tombstone by now: they add none.
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id).toSorted();
  if (holdMs > 0 && (await hasSoldSeats(tx, organizerId, now))) {
    await suspendEvents(tx, ids, now);
    await placeHold(tx, { userId: organizerId, until: new Date(now.getTime() + holdMs), now });
    return ids.length;
  }
  for (const id of ids) {
    const event = await holdEvent(tx, id);
    // What was on hold was still to come when its organizer left.
    if (event?.status === 'on_hold' || (event?.status === 'published' && !isOver(event, now)))
      await cancelHeldEvent(tx, event, now);
  }
  await tx.deleteFrom('events').where('organizer_id', '=', organizerId).where('status', '=', 'draft').execute();
  await blankTexts(tx, organizerId);
  return ids.length;
}

/** Not in order: SQLite starts its sorter even for nothing, and hardly anybody who leaves has organized something. */
const eventsOf = compiled((tx: Transaction, { organizerId }: Values<{ organizerId: string }>) =>
  tx.selectFrom('events').select('id').where('organizer_id', '=', organizerId),
);

/**
 * Title, description and venue are texts that the person wrote, and the picture is one of theirs: they may name or show them. Tickets go on saying when, and orders what
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
      picture_url: null,
    }))
    .where('organizer_id', '=', organizerId)
    .execute();
  await tx.updateTable('orders').set({ title: 'Event' }).where('event_id', 'in', theirs).execute();
}

/** Open checkouts end, valid tickets are void and their seats free. A deletion asks for no money back. */
async function removeBuyer(tx: Transaction, buyerId: string, now: Date): Promise<number> {
  const { rows } = await seatsOf(tx, { buyerId });
  let tickets = 0;
  for (const eventId of new Set(rows.map(({ event_id }) => event_id).toSorted())) {
    await holdEvent(tx, eventId);
    const scope = { eventId, buyerId };
    tickets += (await transitionOrders(tx, scope, { reason: 'withdrawn', now })) ?? 0;
    tickets += (await transitionTickets(tx, scope, { reason: 'buyer_left', now })).tickets.length;
  }
  return tickets;
}

/** Seats that the buyer has, or would have again after a dispute or a refund that fails; not in order. */
const seatsOf = compiled((tx: Transaction, { buyerId }: Values<{ buyerId: string }>) =>
  tx
    .selectFrom('tickets')
    .select('event_id')
    .where('buyer_id', '=', buyerId)
    .where((eb) => eb.or([eb('seat', '=', 1), eb('before_dispute', '=', 'valid'), eb('before_refund', '=', 'valid')])),
);
