import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { sql } from 'kysely';
import { priceOf } from '../events/event.ts';
import { isOwnEvent } from '../events/own-event.ts';
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

/** By order: what dashboard refunds have given back beyond the tickets that they settled. Few events have any. */
async function refundedBesides(db: Reader, eventId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('dashboard_refunds')
    .innerJoin('orders', 'orders.id', 'dashboard_refunds.order_id')
    .select('dashboard_refunds.order_id')
    .select((eb) => eb.fn.sum<number>('dashboard_refunds.amount').as('given'))
    .select(
      sql<number>`coalesce((select sum(tickets.amount) from tickets
        where tickets.order_id = dashboard_refunds.order_id and tickets.refunded_by is not null), 0)`.as('settled'),
    )
    .where('orders.event_id', '=', eventId)
    .where('dashboard_refunds.status', '=', 'standing')
    .groupBy('dashboard_refunds.order_id')
    .execute();
  const besides = rows.map(({ order_id, given, settled }) => [order_id, Number(given) - Number(settled)] as const);
  return new Map(besides.filter(([, amount]) => amount > 0));
}
