import type { Reader } from '@ticket-hub/db';
import { type Page, pageOf, parseCursor } from './cursor.ts';
import { common, placeOf, type SoldTicket, selectTickets } from './ticket.ts';

interface Sold extends Page {
  organizerId: string;
  eventId: string;
}

/** The tickets of an organizer's own event, the latest first; without their codes, which are their holders'. */
export async function ticketsForEvent(
  db: Reader,
  { organizerId, eventId, after, limit }: Sold,
): Promise<{ tickets: SoldTicket[]; next: string | null } | 'unknown_event' | 'invalid_cursor'> {
  const place = after === undefined ? null : parseCursor(after);
  if (place === undefined) return 'invalid_cursor';
  const event = await db.selectFrom('events').select('organizer_id').where('id', '=', eventId).executeTakeFirst();
  if (event?.organizer_id !== organizerId) return 'unknown_event';
  const rows = await selectTickets(db, place)
    .innerJoin('users as buyer', 'buyer.id', 'tickets.buyer_id')
    .select(['tickets.buyer_id', 'buyer.first_name', 'buyer.last_name'])
    .where('tickets.event_id', '=', eventId)
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, placeOf);
  const tickets = page.map((row) => ({
    ...common(row),
    buyer: { id: row.buyer_id, name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim() },
  }));
  return { tickets, next };
}
