import type { Place, Reader, Tables } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { type Price, priceOf } from '../events/event.ts';

export type TicketRow = Selectable<Tables['tickets']>;

interface Common {
  id: string;
  status: TicketRow['status'];
  /** Null: free. */
  price: Price | null;
  usedAt: string | null;
  createdAt: string;
}

/** As its holder sees it. */
export interface Ticket extends Common {
  /** Admits its bearer. */
  code: string;
  /** Those that were bought together have the same. */
  orderId: string;
  /** While it is not paid for: when its checkout ends. */
  reservedUntil: string | null;
  event: {
    id: string;
    title: string;
    venue: string;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    status: Selectable<Tables['events']>['status'];
    /** Until when it is on hold at most: then it is cancelled, unless its organizer is back. */
    onHoldUntil: string | null;
  };
}

/** As the event's organizer sees it. */
export interface SoldTicket extends Common {
  refundable: boolean;
  buyer: { id: string; name: string };
  /** What was refunded of its order in Stripe's dashboard and is worth no ticket: they are all still good. Null: nothing. */
  besides: Price | null;
}

/** Tickets after that place, the latest first, without what was reserved and never paid for. */
export function selectTickets(db: Reader, place: Place | null) {
  const query = db
    .selectFrom('tickets')
    .innerJoin('orders', 'orders.id', 'tickets.order_id')
    .select(['tickets.id', 'tickets.event_id', 'tickets.status', 'tickets.amount', 'tickets.used_at'])
    .select(['tickets.created_at', 'orders.currency'])
    .where((eb) => eb.or([eb('tickets.status', '!=', 'void'), eb('orders.status', '=', 'complete')]))
    .orderBy('tickets.created_at', 'desc')
    .orderBy('tickets.id', 'desc');
  if (!place) return query;
  return query.where((eb) => eb(eb.refTuple('tickets.created_at', 'tickets.id'), '<', eb.tuple(place.time, place.id)));
}

export function placeOf(row: { created_at: string; id: string }) {
  return { time: row.created_at, id: row.id };
}

type Selected = Pick<TicketRow, 'id' | 'status' | 'amount' | 'used_at' | 'created_at'> & { currency: string | null };

export function common(row: Selected): Common {
  return {
    id: row.id,
    status: row.status,
    price: priceOf(row.amount, row.currency),
    usedAt: row.used_at,
    createdAt: row.created_at,
  };
}
