import { expect } from 'vitest';
import type { Charge } from '../world/ledger.ts';
import type { Cast } from './steps.ts';

type TicketRow = Awaited<ReturnType<Cast['ticketsWhere']>>[number];

const HOLDS_A_SEAT = ['reserved', 'valid', 'used'];
const KEPT = ['valid', 'used', 'void'];

/** At every moment: what an event says is taken are the seats of its tickets, and they are not more than it has. */
export async function expectNoSeatTwice({ db, events, ticketsWhere }: Cast): Promise<void> {
  for (const eventId of events) {
    const event = await db.read.selectFrom('events').selectAll().where('id', '=', eventId).executeTakeFirst();
    const tickets = await ticketsWhere('event_id', eventId);
    expect(event?.taken).toBe(tickets.filter(({ seat }) => seat === 1).length);
    expect(event?.taken).toBeLessThanOrEqual(event?.capacity ?? 0);
    for (const { status, seat } of tickets)
      if (status !== 'disputed') expect([status, seat]).toEqual([status, HOLDS_A_SEAT.includes(status) ? 1 : 0]);
  }
}

/** When nothing is due any more: every charge belongs to one paid order, and its money is where its tickets say. */
export async function expectAgreement(cast: Cast): Promise<void> {
  await expectNoSeatTwice(cast);
  const charges = [...cast.bank.ledger.charges.values()];
  expect(new Set(charges.map(({ orderId }) => orderId)).size).toBe(charges.length);
  for (const charge of charges) {
    const { id, orderId } = charge;
    const order = await cast.db.read.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirst();
    expect(order).toMatchObject({ status: 'complete', payment_id: id });
    expectFairShares(charge);
    expectTicketsWorth(cast, charge, await cast.ticketsWhere('order_id', orderId));
  }
  await expectHonestTickets(cast, new Set(charges.map(({ orderId }) => orderId)));
}

/** Whatever the buyer has back, the organizer has of the rest what they would have of a payment of that size. */
function expectFairShares({ id, amount, fee, refunded, disputes, balance }: Charge): void {
  const withdrawn = sum(disputes.filter(({ status }) => status !== 'won'));
  const kept = amount - refunded - withdrawn;
  const platform = Math.floor((fee * kept) / amount);
  expect({ id, ...balance }).toEqual({ id, buyer: 0 - kept, account: kept - platform, platform });
}

/**
 * Our refunds are of whole tickets, of which a dispute may have taken a rest; what a person refunded besides is all that
 * they can be worth too much.
 */
function expectTicketsWorth({ bank }: Cast, charge: Charge, tickets: TicketRow[]): void {
  const made = bank.moved.filter(({ paymentId, state }) => paymentId === charge.id && state !== 'failed');
  const byHand = sum(made.filter(({ reference }) => reference === null));
  const back = sum(tickets.filter(({ status }) => status === 'refunded'));
  const besides = charge.refunded - back;
  const withdrawn = sum(charge.disputes.filter(({ status }) => status !== 'won'));
  expect([charge.id, besides >= 0 - withdrawn && besides <= byHand]).toEqual([charge.id, true]);
  if (charge.refunded === charge.amount) expect(back).toBe(charge.amount);
  if (charge.disputes.some(({ status }) => status !== 'won')) return;
  expect(sum(tickets.filter(({ status }) => KEPT.includes(status)))).toBe(charge.amount - back);
}

function sum(rows: { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

async function expectHonestTickets({ db, events, movements }: Cast, paid: Set<string>): Promise<void> {
  const tickets = await db.read
    .selectFrom('tickets')
    .innerJoin('users as buyer', 'buyer.id', 'tickets.buyer_id')
    .innerJoin('events', 'events.id', 'tickets.event_id')
    .select(['tickets.amount', 'tickets.status', 'tickets.order_id', 'buyer.deleted_at', 'events.status as event'])
    .where('tickets.event_id', 'in', events)
    .execute();
  const troubled = new Set((await movements()).filter(({ kind }) => kind === 'share').map(({ order_id }) => order_id));
  for (const { amount, status, order_id, deleted_at, event } of tickets) {
    expect(['valid', 'used', 'void', 'refunded', 'disputed']).toContain(status);
    expect(event).not.toBe('on_hold');
    if (amount > 0 && status !== 'void') expect(paid).toContain(order_id);
    if (event === 'cancelled') expect(['void', 'refunded', 'disputed']).toContain(status);
    if (deleted_at !== null) expect(status).not.toBe('valid');
    // Money is kept for a void ticket only when its buyer was deleted, or its seat was gone when the money came back.
    if (status === 'void' && paid.has(order_id)) {
      expect(event).toBe('published');
      if (deleted_at === null) expect(troubled).toContain(order_id);
    }
  }
}
