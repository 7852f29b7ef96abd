import type { Reader, Tables, Transaction } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { currencyOf } from './currencies.ts';
import type { Price as PriceContent } from './event-content.ts';

/** With the digits that its minor units take, so that whoever shows it need not know the currencies. */
export interface Price extends PriceContent {
  digits: number;
}

/** Why no ticket can be had. */
export type NotSellable = 'draft' | 'on_hold' | 'cancelled' | 'over' | 'organizer_cannot_receive' | 'sold_out';

export interface Event {
  id: string;
  organizer: { id: string; clerkId: string; name: string; imageUrl: string | null };
  title: string;
  description: string;
  venue: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  pictureUrl: string | null;
  capacity: number;
  /** Seats that can still be had. */
  left: number;
  /** Null: free. */
  price: Price | null;
  status: EventRow['status'];
  /** Until when it is on hold at most. */
  onHoldUntil: string | null;
  sellable: boolean;
  reason: NotSellable | null;
  createdAt: string;
  updatedAt: string;
}

export type EventRow = Selectable<Tables['events']>;

/** Events with their organizers, and whether those can receive money now. */
export function selectEvents(db: Reader) {
  return db
    .selectFrom('events')
    .innerJoin('users as organizer', 'organizer.id', 'events.organizer_id')
    .leftJoin('connect_accounts as account', 'account.id', 'organizer.stripe_connect_id')
    .selectAll('events')
    .select([
      'organizer.deleted_at as organizer_left',
      'organizer.clerk_id',
      'organizer.first_name',
      'organizer.last_name',
      'organizer.image_url',
    ])
    .select(['account.id as account_id', 'account.can_receive']);
}

type Selected = Awaited<ReturnType<ReturnType<typeof selectEvents>['executeTakeFirstOrThrow']>>;

export function toEvent(row: Selected, now: Date): Event {
  const reason = whyNotSellable(row, now);
  return {
    id: row.id,
    organizer: {
      id: row.organizer_id,
      clerkId: row.clerk_id,
      name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
      imageUrl: row.image_url,
    },
    title: row.title,
    description: row.description,
    venue: row.venue,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    timeZone: row.time_zone,
    pictureUrl: row.picture_url,
    capacity: row.capacity,
    left: row.capacity - row.taken,
    price: priceOf(row.price, row.currency),
    status: row.status,
    onHoldUntil: null,
    sellable: reason === null,
    reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function priceOf(amount: number, currency: string | null): Price | null {
  return currency === null ? null : { amount, currency, digits: currencyOf(currency)?.digits ?? 2 };
}

/** The gate: a paid event needs an organizer who can receive money. */
export function whyNotSellable(row: Selected, now: Date): NotSellable | null {
  if (row.status !== 'published') return row.status;
  if (isOver(row, now)) return 'over';
  if (row.price > 0 && row.can_receive !== 1) return 'organizer_cannot_receive';
  return row.taken >= row.capacity ? 'sold_out' : null;
}

export function isOver(event: Pick<EventRow, 'ends_at'>, now: Date): boolean {
  return event.ends_at <= now.toISOString();
}

/**
 * Finds the event and holds its row until `tx` ends. Locks are taken in one order, so that no two transactions wait for
 * each other: user, events by id, order, tickets, movements.
 */
export async function holdEvent(tx: Transaction, eventId: string): Promise<EventRow | undefined> {
  return await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb.ref('taken') }))
    .where('id', '=', eventId)
    .returningAll()
    .executeTakeFirst();
}

export async function readEvent(tx: Transaction, eventId: string, now: Date): Promise<Event> {
  return toEvent(await selectEvents(tx).where('events.id', '=', eventId).executeTakeFirstOrThrow(), now);
}
