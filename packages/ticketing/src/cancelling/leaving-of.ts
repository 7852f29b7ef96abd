import type { Reader } from '@ticket-hub/db';
import { type Price, priceOf } from '../events/event.ts';

export interface Leaving {
  /** Good for events to come. They would be void, and nothing of it refunded. */
  tickets: { count: number; paid: Price[] };
  /** Their own. Coming ones would be cancelled, and what they have sold refunded; drafts would be gone. */
  events: { drafts: number; coming: number; sold: number; refunds: Price[] };
}

/** What a deletion of this user would do to their tickets and events, for them to know before. */
export async function leavingOf(db: Reader, userId: string, now: Date): Promise<Leaving> {
  const at = now.toISOString();
  const tickets = db
    .selectFrom('tickets')
    .innerJoin('orders', 'orders.id', 'tickets.order_id')
    .innerJoin('events', 'events.id', 'tickets.event_id')
    .select((eb) => [
      'orders.currency',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('tickets.amount').as('amount'),
    ])
    .where('events.ends_at', '>', at)
    .groupBy('orders.currency');
  const [held, sold, events] = await Promise.all([
    tickets.where('tickets.buyer_id', '=', userId).where('tickets.status', '=', 'valid').execute(),
    tickets
      .where('events.organizer_id', '=', userId)
      .where('events.status', '=', 'published')
      .where('tickets.status', 'in', ['valid', 'used'])
      .execute(),
    db
      .selectFrom('events')
      .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
      .where('organizer_id', '=', userId)
      .where((eb) => eb.or([eb('status', '=', 'draft'), eb('ends_at', '>', at)]))
      .groupBy('status')
      .execute(),
  ]);
  const eventsThatAre = (status: string) => events.find((row) => row.status === status)?.count ?? 0;
  return {
    tickets: { count: countOf(held), paid: sumsOf(held) },
    events: {
      drafts: eventsThatAre('draft'),
      coming: eventsThatAre('published'),
      sold: countOf(sold),
      refunds: sumsOf(sold),
    },
  };
}

interface Sum {
  currency: string | null;
  count: number;
  amount: number;
}

function countOf(sums: Sum[]): number {
  return sums.reduce((total, { count }) => total + count, 0);
}

/** Free ones have no currency. */
function sumsOf(sums: Sum[]): Price[] {
  return sums.flatMap(({ amount, currency }) => priceOf(Number(amount), currency) ?? []);
}
