import type { Database } from '@ticket-hub/db';
import type { Sandbox } from '@ticket-hub/sandbox';
import { expect } from 'vitest';

/** What a ticket still keeps of the buyer's money. */
const KEPT = new Set(['valid', 'used', 'void', 'disputed', 'refund_failed']);

/** Stripe's books and our tickets say the same: about every payment, every seat and every account. */
export async function expectAgreement(db: Database, { stripe }: Sandbox, why: string): Promise<void> {
  expect(stripe.ledger.check(), why).toEqual([]);
  const orders = await db.read.selectFrom('orders').selectAll().execute();
  const tickets = await db.read.selectFrom('tickets').selectAll().execute();
  const events = await db.read.selectFrom('events').selectAll().execute();
  const disputed = new Set(
    (await db.read.selectFrom('disputes').select('order_id').execute()).map((row) => row.order_id),
  );
  const paidSessions = stripe.checkout.all().filter(({ payment_status }) => payment_status === 'paid');

  // Nobody is charged twice: a payment for each order that is complete and not free, and none without an order.
  const charged = paidSessions.map(({ metadata }) => metadata?.order_id ?? 'unknown').toSorted();
  expect(new Set(charged).size, why).toBe(charged.length);
  const complete = orders.filter(({ amount, payment_id }) => amount > 0 && payment_id !== null);
  expect(charged, why).toEqual(complete.map(({ id }) => id).toSorted());

  // Nothing is refunded twice, and nothing that is due is left: what a payment keeps is what its tickets keep.
  for (const order of complete) {
    if (disputed.has(order.id)) continue;
    const refunds = stripe.refunds
      .all()
      .filter(({ payment_intent, status }) => payment_intent === order.payment_id && status === 'succeeded');
    const back = refunds.reduce((sum, { amount }) => sum + amount, 0);
    const kept = tickets.filter(({ order_id, status }) => order_id === order.id && KEPT.has(status));
    expect(order.amount - back, `${why} ${order.id}`).toBe(kept.reduce((sum, { amount }) => sum + amount, 0));
  }
  expect(
    tickets.filter(({ status }) => status === 'refund_due' || status === 'reserved'),
    why,
  ).toEqual([]);

  // What a lost dispute took came from the organizer, and nothing that has to move is still waiting.
  const movements = await db.read.selectFrom('movements').selectAll().execute();
  expect(
    movements.filter(({ status }) => status === 'due'),
    why,
  ).toEqual([]);

  // No seat is sold twice.
  for (const event of events) {
    const seats = tickets.filter(({ event_id, seat }) => event_id === event.id && seat === 1).length;
    expect([event.taken, seats <= event.capacity], `${why} ${event.id}`).toEqual([seats, true]);
  }

  // One account a person, and the random life was worth living.
  const owners = stripe.accounts
    .all()
    .filter(({ closed }) => !closed)
    .map(({ metadata }) => metadata?.user_id);
  expect(new Set(owners).size, why).toBe(owners.length);
  expect(paidSessions.length, why).toBeGreaterThan(3);
}
