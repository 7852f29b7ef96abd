import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { priceOf } from '../events/event.ts';
import { isOwnEvent } from '../events/own-event.ts';
import { refundedBesides } from './refunded-besides.ts';
import { common, placeOf, type SoldTicket, selectTickets } from './ticket.ts';
import { isRefundable } from './transitions.ts';

interface Sold extends Page {
  organizerId: string;
  eventId: string;
}

/** The tickets of an organizer's own event, the latest first; without their codes, which are their holders'. */
export async function ticketsForEvent(
  db: Reader,
  { organizerId, eventId, after, limit }: Sold,
): Promise<{ tickets: SoldTicket[]; next: string | null } | 'unknown_event' | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  if (!(await isOwnEvent(db, { eventId, organizer: { id: organizerId } }))) return 'unknown_event';
  const rows = await selectTickets(db, place)
    .innerJoin('users as buyer', 'buyer.id', 'tickets.buyer_id')
    .select(['tickets.order_id', 'tickets.buyer_id', 'buyer.first_name', 'buyer.last_name'])
    .where('tickets.event_id', '=', eventId)
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, placeOf);
  const besides = await refundedBesides(db, eventId);
  const tickets = page.map((row) => ({
    ...common(row),
    refundable: isRefundable(row.status),
    besides: priceOf(besides.get(row.order_id) ?? 0, besides.has(row.order_id) ? row.currency : null),
    buyer: { id: row.buyer_id, name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim() },
  }));
  return { tickets, next };
}
