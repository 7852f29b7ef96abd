import type { Reader } from '@ticket-hub/db';
import { sql } from 'kysely';
import { currencyOf } from '../events/currencies.ts';
import { admittedOf, countTickets, soldOf, type TicketCounts } from './count-tickets.ts';
import { type EventMoney, moneyOfEvents, noMoney } from './event-money.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How far back sales are told hour by hour. */
const SALES_MS = 90 * DAY_MS;

export interface EventOverview {
  capacity: number;
  sold: number;
  reserved: number;
  /** Of those who are expected, how many have been checked in. */
  admitted: number;
  expected: number;
  tickets: TicketCounts;
  /** Null: free. */
  money: (EventMoney & { currency: string; digits: number }) | null;
  /** Tickets by the hour in which they were ordered, the first first, as `2026-06-12T20` in UTC. */
  sales: { hour: string; tickets: number }[];
}

interface Whose {
  eventId: string;
  organizerId: string;
  now: Date;
}

/** How an organizer's own event stands. */
export async function eventOverview(db: Reader, { eventId, organizerId, now }: Whose) {
  const event = await db
    .selectFrom('events')
    .select(['capacity', 'currency'])
    .where('id', '=', eventId)
    .where('organizer_id', '=', organizerId)
    .executeTakeFirst();
  if (!event) return 'unknown_event';
  const tickets = (await countTickets(db, [eventId])).get(eventId) ?? {};
  const overview: EventOverview = {
    capacity: event.capacity,
    sold: soldOf(tickets),
    reserved: tickets.reserved ?? 0,
    ...admittedOf(tickets),
    tickets,
    money: event.currency === null ? null : await moneyIn(db, eventId, event.currency),
    sales: await salesOf(db, eventId, new Date(now.getTime() - SALES_MS)),
  };
  return overview;
}

async function moneyIn(db: Reader, eventId: string, currency: string) {
  const money = (await moneyOfEvents(db, [eventId])).get(eventId) ?? noMoney;
  return { ...money, currency, digits: currencyOf(currency)?.digits ?? 2 };
}

async function salesOf(db: Reader, eventId: string, since: Date): Promise<EventOverview['sales']> {
  const hour = sql<string>`substr(created_at, 1, 13)`;
  const rows = await db
    .selectFrom('orders')
    .select((eb) => [hour.as('hour'), eb.fn.sum<number>('quantity').as('tickets')])
    .where('event_id', '=', eventId)
    .where('created_at', '>=', since.toISOString())
    .where('status', '=', 'complete')
    .groupBy(hour)
    .orderBy(hour)
    .execute();
  return rows.map((row) => ({ hour: row.hour, tickets: Number(row.tickets) }));
}
