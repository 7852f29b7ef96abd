import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { priceOf } from '../events/event.ts';
import { isOwnEvent } from '../events/own-event.ts';
import type { TicketStatus } from '../tables.ts';
import { refundedBesides } from '../tickets/refunded-besides.ts';
import { placeOf } from '../tickets/ticket.ts';
import { isRefundable } from '../tickets/transitions.ts';
import type { Guest, GuestTicket } from './guest.ts';
import { named } from './named.ts';

/** Which guests: those with a ticket in one of these states. */
export const guestFilters = {
  expected: ['valid'],
  admitted: ['used'],
  reserved: ['reserved'],
  returned: ['refund_due', 'refunded', 'refund_failed', 'void'],
  disputed: ['disputed'],
} as const satisfies Record<string, readonly TicketStatus[]>;

export type GuestFilter = keyof typeof guestFilters;

interface Asked extends Page {
  organizerId: string;
  eventId: string;
  /** Part of a name. */
  query?: string | undefined;
  filter?: GuestFilter | undefined;
}

export type GuestPage = { guests: Guest[]; next: string | null };

/** The orders of an organizer's own event, the latest first, without those that were never paid for. */
export async function guestsOf(
  db: Reader,
  { organizerId, eventId, query, filter, after, limit }: Asked,
): Promise<GuestPage | 'unknown_event' | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  if (!(await isOwnEvent(db, { eventId, organizer: { id: organizerId } }))) return 'unknown_event';
  let orders = db
    .selectFrom('orders')
    .innerJoin('users as buyer', 'buyer.id', 'orders.buyer_id')
    .select(['orders.id', 'orders.buyer_id', 'orders.created_at', 'orders.amount', 'orders.quantity'])
    .select(['orders.currency', 'buyer.first_name', 'buyer.last_name'])
    .where('orders.event_id', '=', eventId)
    .where('orders.status', 'in', ['opening', 'open', 'complete']);
  if (query) orders = orders.where(named(query));
  if (filter) {
    orders = orders.where((eb) =>
      eb.exists(
        eb
          .selectFrom('tickets')
          .select('tickets.id')
          .whereRef('tickets.order_id', '=', 'orders.id')
          .where('tickets.status', 'in', guestFilters[filter]),
      ),
    );
  }
  if (place)
    orders = orders.where((eb) =>
      eb(eb.refTuple('orders.created_at', 'orders.id'), '<', eb.tuple(place.time, place.id)),
    );
  const rows = await orders
    .orderBy('orders.created_at', 'desc')
    .orderBy('orders.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, placeOf);
  const tickets = await ticketsIn(
    db,
    page.map(({ id }) => id),
  );
  const besides = await refundedBesides(db, eventId);
  const guests = page.map((row) => ({
    orderId: row.id,
    buyer: { id: row.buyer_id, name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim() },
    orderedAt: row.created_at,
    price: priceOf(row.amount / row.quantity, row.currency),
    tickets: tickets.get(row.id) ?? [],
    besides: priceOf(besides.get(row.id) ?? 0, besides.has(row.id) ? row.currency : null),
  }));
  return { guests, next };
}

async function ticketsIn(db: Reader, orderIds: string[]): Promise<Map<string, GuestTicket[]>> {
  if (orderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'order_id', 'status', 'used_at'])
    .where('order_id', 'in', orderIds)
    .orderBy('id')
    .execute();
  const byOrder = Map.groupBy(rows, ({ order_id }) => order_id);
  return new Map(
    [...byOrder].map(([orderId, tickets]) => [
      orderId,
      tickets.map(({ id, status, used_at }) => ({ id, status, refundable: isRefundable(status), usedAt: used_at })),
    ]),
  );
}
