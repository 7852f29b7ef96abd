import { expect, test } from 'vitest';
import { startPaid, startStripe } from '../../../test/stripe.ts';

// Of 5000, which the buyer paid, the organizer's account holds 4949 and the platform its fee of 51.
async function startRefunding() {
  const world = await startStripe();
  Object.assign(world.played.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
  const paid = await startPaid(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  const { ledger } = world.played;
  const balances = () => {
    expect(ledger.check()).toEqual([]);
    return ['ann@example.com', paid.account, 'platform'].map((holder) => ledger.balanceOf(holder));
  };
  return { ...world, ...paid, balances };
}

test('somebody refunds all of a payment by hand, and the platform pays unless a box is ticked', async () => {
  const { played, intent, stripe, balances } = await startRefunding();
  const refund = played.refunds.inDashboard(intent);
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
    amount: 5000,
    metadata: {},
    payment_intent: intent,
    reason: null,
    status: 'succeeded',
    transfer_reversal: null,
  });
  expect(balances()).toEqual([0, 4949, -4949]);
});

test('or part of it, with the transfer and the fee', async () => {
  const { played, intent, stripe, balances } = await startRefunding();
  const boxes = { reverseTransfer: true, refundApplicationFee: true };
  const { charge } = played.refunds.inDashboard(intent, { amount: 2500, reason: 'requested_by_customer', ...boxes });
  expect(balances()).toEqual([-2500, 2475, 25]);
  expect(await stripe.charges.retrieve(String(charge))).toMatchObject({ amount_refunded: 2500, refunded: false });
  played.refunds.inDashboard(String(charge), boxes);
  expect(balances()).toEqual([0, 0, 0]);
  expect(() => played.refunds.inDashboard(intent)).toThrow('already been refunded');
});

test('the application is told as of any refund, and can be told of none', async () => {
  const { played, intent, stripe, clock, receiver } = await startRefunding();
  const since = Math.floor(clock.now() / 1000);
  const { id, charge } = played.refunds.inDashboard(intent, { amount: 1000 });
  await played.delivered();
  const told = receiver.received.map(({ body }) => JSON.parse(body));
  expect(told.map(({ type, data }) => [type, data.object.object, data.object.id])).toEqual([
    ['refund.created', 'refund', id],
    ['charge.refunded', 'charge', charge],
  ]);
  expect(told[1].data.previous_attributes).toEqual({ amount_refunded: 0 });
  expect((await stripe.refunds.list({ created: { gte: since } })).data.map((one) => one.id)).toEqual([id]);
  expect((await stripe.refunds.list({ created: { gte: since + 1 } })).data).toEqual([]);
});

test('a refund made in the dashboard can be pending, and fail, as any refund can', async () => {
  const { played, intent, balances } = await startRefunding();
  played.refunds.pendNext();
  const { id, status } = played.refunds.inDashboard(intent);
  expect(status).toBe('pending');
  expect(played.refunds.settle(id, 'failed').status).toBe('failed');
  expect(balances()).toEqual([-5000, 4949, 51]);
});
