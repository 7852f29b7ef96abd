import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { currencyOf } from '../events/currencies.ts';
import type { EventRow } from '../events/event.ts';
import { countTickets, soldOf } from './count-tickets.ts';
import { type EventMoney, moneyOfEvents, noMoney } from './event-money.ts';

export interface Earning extends EventMoney {
  eventId: string;
  title: string;
  startsAt: string;
  timeZone: string;
  status: EventRow['status'];
  currency: string;
  digits: number;
  /** Tickets. */
  sold: number;
}

interface Whose extends Page {
  organizerId: string;
}

/** What an organizer's paid events have brought, by our own records, the latest event first; without drafts. */
export async function earningsOf(
  db: Reader,
  { organizerId, after, limit }: Whose,
): Promise<{ earnings: Earning[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = db
    .selectFrom('events')
    .select(['id', 'title', 'starts_at', 'time_zone', 'status', 'currency'])
    .where('organizer_id', '=', organizerId)
    .where('status', '!=', 'draft')
    .where('currency', 'is not', null)
    .$narrowType<{ currency: string }>();
  if (place) query = query.where((eb) => eb(eb.refTuple('starts_at', 'id'), '<', eb.tuple(place.time, place.id)));
  const rows = await query
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.starts_at, id: row.id }));
  const ids = page.map(({ id }) => id);
  const [money, counts] = [await moneyOfEvents(db, ids), await countTickets(db, ids)];
  const earnings = page.map(({ id, title, starts_at, time_zone, status, currency }) => ({
    ...(money.get(id) ?? noMoney),
    eventId: id,
    title,
    startsAt: starts_at,
    timeZone: time_zone,
    status,
    currency,
    digits: currencyOf(currency)?.digits ?? 2,
    sold: soldOf(counts.get(id) ?? {}),
  }));
  return { earnings, next };
}
