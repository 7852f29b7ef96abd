import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { common, placeOf, selectTickets, type Ticket } from './ticket.ts';

interface Whose extends Page {
  buyerId: string;
}

/** A buyer's tickets, the latest first, without those that were reserved and never paid for. */
export async function ticketsOf(
  db: Reader,
  { buyerId, after, limit }: Whose,
): Promise<{ tickets: Ticket[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  const rows = await selectTickets(db, place)
    .innerJoin('events', 'events.id', 'tickets.event_id')
    .select(['tickets.code', 'tickets.order_id', 'events.title', 'events.venue', 'events.starts_at', 'events.ends_at'])
    .leftJoin('deletion_holds', 'deletion_holds.user_id', 'events.organizer_id')
    .select(['events.time_zone', 'events.status as event_status', 'deletion_holds.until as held_until'])
    .select('orders.expires_at')
    .where('tickets.buyer_id', '=', buyerId)
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, placeOf);
  const tickets = page.map((row) => ({
    ...common(row),
    code: row.code,
    orderId: row.order_id,
    reservedUntil: row.status === 'reserved' ? row.expires_at : null,
    event: {
      id: row.event_id,
      title: row.title,
      venue: row.venue,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      timeZone: row.time_zone,
      status: row.event_status,
      onHoldUntil: row.event_status === 'on_hold' ? row.held_until : null,
    },
  }));
  return { tickets, next };
}
