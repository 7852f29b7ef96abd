import type { Database } from '@ticket-hub/db';
import { expect } from 'vitest';
import { type Market, paidCheckouts } from './market.ts';

/** What a ticket still keeps of the buyer's money. */
const KEPT = new Set(['valid', 'used', 'void', 'disputed', 'refund_failed']);

/** Stripe's books and our tickets say the same: about every payment, every seat and every account. */
export async function expectAgreement(db: Database, market: Market, why: string): Promise<void> {
  const { reopened } = market;
  const { stripe } = market.sandbox;
  expect(stripe.ledger.check(), why).toEqual([]);
  const orders = await db.read.selectFrom('orders').selectAll().execute();
  const tickets = await db.read.selectFrom('tickets').selectAll().execute();
  const events = await db.read.selectFrom('events').selectAll().execute();
  const disputes = await db.read.selectFrom('disputes').selectAll().execute();
  const byHand = await db.read.selectFrom('dashboard_refunds').select('order_id').execute();
  const troubled = new Set([...disputes, ...byHand].map((row) => row.order_id));
  const paidSessions = paidCheckouts(market);

  // Nobody is charged twice: a payment for each order that is complete and not free, and none without an order.
  const charged = paidSessions.map(({ metadata }) => metadata?.order_id ?? 'unknown').toSorted();
  expect(new Set(charged).size, why).toBe(charged.length);
  const complete = orders.filter(({ amount, payment_id }) => amount > 0 && payment_id !== null);
  expect(charged, why).toEqual(complete.map(({ id }) => id).toSorted());

  // Nothing is refunded twice, and nothing that is due is left: what a payment keeps is what its tickets keep.
  for (const order of complete) {
    if (troubled.has(order.id)) continue;
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

  // Each account has, or was paid out, what its organizer should hold of each payment, disputed or not.
  const stuck = await db.read
    .selectFrom('movements')
    .innerJoin('orders', 'orders.id', 'movements.order_id')
    .select('orders.account_id')
    .where('movements.status', '=', 'failed')
    .execute();
  const unsettled = new Set(stuck.map(({ account_id }) => account_id));
  for (const accountId of new Set(complete.map(({ account_id }) => account_id))) {
    if (accountId === null || unsettled.has(accountId)) continue;
    const shares = complete.filter(({ account_id }) => account_id === accountId).map((order) => shareOf(order));
    const has = stripe.ledger.balanceOf(accountId) + stripe.ledger.balanceOf(`bank:${accountId}`);
    expect([accountId, has], why).toEqual([accountId, shares.reduce((sum, share) => sum + share, 0)]);
  }

  /** Of what the buyer has not got back, all but the platform's part. */
  function shareOf({ amount, fee, payment_id }: (typeof complete)[number]): number {
    const of = ({ payment_intent }: { payment_intent?: unknown }) => payment_intent === payment_id;
    const refunded = stripe.refunds.all().filter((refund) => of(refund) && refund.status !== 'failed');
    const taken = stripe.disputes.all().filter((dispute) => of(dispute) && withdrawn(dispute) > 0);
    const back = [...refunded, ...taken].reduce((sum, one) => sum + one.amount, 0);
    return amount - back - Math.floor((fee * (amount - back)) / amount);
  }

  // Nothing that has to move is still waiting.
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

  // One account for each time that somebody connected, one at a time.
  const intents = stripe.accounts.all().map(({ metadata }) => metadata?.intent_id);
  expect(new Set(intents).size, why).toBe(intents.length);
  const owners = stripe.accounts
    .all()
    .filter(({ id, closed }) => !closed && !reopened.has(id))
    .map(({ metadata }) => metadata?.user_id);
  expect(new Set(owners).size, why).toBe(owners.length);
}

function withdrawn({ balance_transactions }: { balance_transactions: { amount: number }[] }): number {
  return balance_transactions.reduce((sum, { amount }) => sum - amount, 0);
}
