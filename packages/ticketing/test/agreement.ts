import { expect } from 'vitest';
import type { Cast } from './steps.ts';

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
  for (const { id, orderId, balance } of charges) {
    const order = await cast.db.read.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirst();
    expect(order).toMatchObject({ status: 'complete', payment_id: id });
    const kept = (await cast.ticketsWhere('order_id', orderId)).filter(({ status }) => KEPT.includes(status));
    const amount = kept.reduce((sum, ticket) => sum + ticket.amount, 0);
    const fee = kept.reduce((sum, ticket) => sum + ticket.fee, 0);
    expect({ orderId, ...balance }).toEqual({ orderId, buyer: 0 - amount, account: amount - fee, platform: fee });
  }
  await expectHonestTickets(cast, new Set(charges.map(({ orderId }) => orderId)));
  const refunds = cast.bank.moved.filter(({ state }) => state === 'done').map(({ reference }) => reference);
  expect(new Set(refunds).size).toBe(refunds.length);
}

async function expectHonestTickets({ db, events }: Cast, paid: Set<string>): Promise<void> {
  const tickets = await db.read
    .selectFrom('tickets')
    .innerJoin('users as buyer', 'buyer.id', 'tickets.buyer_id')
    .innerJoin('events', 'events.id', 'tickets.event_id')
    .select(['tickets.amount', 'tickets.status', 'tickets.order_id', 'buyer.deleted_at', 'events.status as event'])
    .where('tickets.event_id', 'in', events)
    .execute();
  for (const { amount, status, order_id, deleted_at, event } of tickets) {
    expect(['valid', 'used', 'void', 'refunded', 'disputed']).toContain(status);
    if (amount > 0 && status !== 'void') expect(paid).toContain(order_id);
    if (event === 'cancelled') expect(['void', 'refunded', 'disputed']).toContain(status);
    if (deleted_at !== null) expect(status).not.toBe('valid');
    // Money is kept for a void ticket only when its buyer was deleted, and the event took place.
    if (status === 'void' && paid.has(order_id)) expect([deleted_at, event]).toEqual([expect.any(String), 'published']);
  }
}
