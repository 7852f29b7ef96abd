import { isStorable, type Transaction } from '@ticket-hub/db';
import { holdUser } from '@ticket-hub/users';
import { z } from 'zod';
import { announceToAll, announceToBuyers, announceToOrganizer } from '../events/announce.ts';
import { type EventRow, selectEvents, whyNotSellable } from '../events/event.ts';
import { limits } from '../limits.ts';
import type { Actor, CheckoutPorts } from '../ports/ports.ts';
import { findEarlier } from './earlier-order.ts';
import { orderFor, ticketsFor } from './new-order.ts';
import type { OrderRow } from './order.ts';

/** What a buyer says. */
export const checkoutInput = z.object({
  eventId: z.string().max(100).refine(isStorable),
  quantity: z.int().min(1).max(limits.ticketsPerOrder),
  /** The client's word for this purchase, so that a repeated call does not buy twice. */
  requestKey: z.string().min(1).max(100).refine(isStorable).optional(),
});

export interface Purchase extends z.output<typeof checkoutInput> {
  buyer: Actor;
}

export type Reserved =
  /** Seats are held; the session is to be opened. */
  | { outcome: 'reserved'; order: OrderRow }
  | { outcome: 'open'; orderId: string; url: string }
  | { outcome: 'complete'; orderId: string }
  | { outcome: NotReserved };

export type NotReserved =
  | 'unknown_user'
  | 'unknown_event'
  /** Cancelled, or on hold. */
  | 'not_on_sale'
  | 'over'
  | 'sold_out'
  | 'cannot_receive'
  | 'payments_off'
  | 'too_many_unpaid'
  /** The request key was used for another purchase. */
  | 'key_reused'
  /** The order with this request key has ended without a payment. */
  | 'gone';

/** Holds seats for an order, or finds the one that the same buyer has under way for the same. */
export async function reserve(tx: Transaction, purchase: Purchase, ports: CheckoutPorts): Promise<Reserved> {
  const now = ports.now();
  // Holds the user row so that two clicks find the same order, and a concurrent deletion of the buyer sees this one.
  const buyer = await holdUser(tx, purchase.buyer.clerkId);
  if (!buyer) return { outcome: 'unknown_user' };
  const earlier = await findEarlier(tx, { ...purchase, buyerId: buyer.id, now });
  if (earlier) return earlier;

  const offer = await selectEvents(tx).where('events.id', '=', purchase.eventId).executeTakeFirst();
  if (!offer || offer.status === 'draft') return { outcome: 'unknown_event' };
  if (offer.price > 0 && !ports.payments) return { outcome: 'payments_off' };
  const reason = whyNotSellable(offer, now);
  if (reason) return { outcome: REFUSALS[reason] };
  if (offer.price > 0 && (await unpaidSeats(tx, buyer.id)) + purchase.quantity > limits.unpaidSeats)
    return { outcome: 'too_many_unpaid' };
  const event = await takeSeats(tx, purchase, now);
  if (!event) return { outcome: await whyNoSeats(tx, purchase.eventId) };

  const order = orderFor(event, {
    ...purchase,
    buyerId: buyer.id,
    accountId: offer.account_id,
    feeBps: ports.feeBps,
    now,
  });
  await tx.insertInto('orders').values(order).execute();
  await tx.insertInto('tickets').values(ticketsFor(order)).execute();
  await announceToOrganizer(tx, event.organizer_id);
  await announceToBuyers(tx, [buyer.id]);
  await announceToAll(tx);
  return order.status === 'complete' ? { outcome: 'complete', orderId: order.id } : { outcome: 'reserved', order };
}

const REFUSALS = {
  draft: 'unknown_event',
  on_hold: 'not_on_sale',
  cancelled: 'not_on_sale',
  over: 'over',
  organizer_cannot_receive: 'cannot_receive',
  sold_out: 'sold_out',
} as const;

/** The buyer is held. */
async function unpaidSeats(tx: Transaction, buyerId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('buyer_id', '=', buyerId)
    .where('status', '=', 'reserved')
    .executeTakeFirstOrThrow();
  return count;
}

/** One statement that decides: however many buy at once, no seat is taken twice. */
async function takeSeats(tx: Transaction, { eventId, quantity }: Purchase, now: Date): Promise<EventRow | undefined> {
  return await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '+', quantity) }))
    .where('id', '=', eventId)
    .where('status', '=', 'published')
    .where('ends_at', '>', now.toISOString())
    .where((eb) => eb(eb('taken', '+', quantity), '<=', eb.ref('capacity')))
    .returningAll()
    .executeTakeFirst();
}

/** The event could be bought from when it was read, and no longer when its seats were taken. */
async function whyNoSeats(tx: Transaction, eventId: string): Promise<NotReserved> {
  const { status } = await tx.selectFrom('events').select('status').where('id', '=', eventId).executeTakeFirstOrThrow();
  return status === 'published' ? 'sold_out' : 'not_on_sale';
}
