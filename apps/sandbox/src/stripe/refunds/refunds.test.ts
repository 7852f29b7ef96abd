import { expect, test } from 'vitest';
import { rejection, type StripeWorld, startPaid, startSale, startStripe } from '../../../test/stripe.ts';

// Of 5000, which the buyer paid, the organizer's account holds 4949 and the platform its fee of 51.
async function startRefunding() {
  const world = await startStripe();
  Object.assign(world.played.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
  const paid = await startPaid(world);
  return { ...world, ...paid, balances: () => balances(world, paid.account) };
}

function balances({ played: { ledger } }: StripeWorld, account: string) {
  expect(ledger.check()).toEqual([]);
  return [ledger.balanceOf('ann@example.com'), ledger.balanceOf(account), ledger.balanceOf('platform')];
}

test('a refund takes back what the organizer got and what the platform kept', async () => {
  const { stripe, intent, account, balances } = await startRefunding();
  const refund = await stripe.refunds.create({
    payment_intent: intent,
    reverse_transfer: true,
    refund_application_fee: true,
    reason: 'requested_by_customer',
    metadata: { order: 'order_1' },
    expand: ['charge.transfer', 'transfer_reversal'],
  });
  expect(refund).toMatchObject({
    object: 'refund',
    amount: 5000,
    currency: 'usd',
    status: 'succeeded',
    payment_intent: intent,
    metadata: { order: 'order_1' },
    charge: {
      refunded: true,
      amount_refunded: 5000,
      transfer: { reversed: true, amount_reversed: 5000, destination: account },
    },
    transfer_reversal: { object: 'transfer_reversal', amount: 5000, source_refund: refund.id },
  });
  expect(balances()).toEqual([0, 0, 0]);
});

test('without reversing the transfer the platform pays it all, below zero', async () => {
  const { stripe, intent, balances } = await startRefunding();
  await stripe.refunds.create({ payment_intent: intent });
  expect(balances()).toEqual([0, 4949, -4949]);
});

test('without giving its fee back the platform keeps it, and the organizer is in debt', async () => {
  const { stripe, intent, balances } = await startRefunding();
  await stripe.refunds.create({ payment_intent: intent, reverse_transfer: true });
  expect(balances()).toEqual([0, -51, 51]);
});

test('parts go back in proportion, to the cent, and in the end nothing is left', async () => {
  const { stripe, intent, balances, played } = await startRefunding();
  const part = (amount: number) =>
    stripe.refunds.create({ payment_intent: intent, amount, reverse_transfer: true, refund_application_fee: true });
  await part(1666);
  expect(balances()).toEqual([-3334, 3300, 34]);
  await part(1666);
  await part(1667);
  await part(1);
  expect(balances()).toEqual([0, 0, 0]);
  const [fee] = (await stripe.applicationFees.list()).data;
  expect(fee?.refunds.data.map(({ amount }) => amount).toReversed()).toEqual([17, 17, 17]);
  expect(fee).toMatchObject({ amount: 51, amount_refunded: 51, refunded: true });
  expect(played.refunds.all()).toHaveLength(4);
});

test('more than was paid is not refunded', async () => {
  const { stripe, intent, balances } = await startRefunding();
  await stripe.refunds.create({ payment_intent: intent, amount: 4000 });
  expect(await rejection(stripe.refunds.create({ payment_intent: intent, amount: 1001 }))).toMatchObject({
    statusCode: 400,
    param: 'amount',
    message: 'Refund amount ($10.01) is greater than unrefunded amount on charge ($10.00)',
  });
  await stripe.refunds.create({ payment_intent: intent });
  expect(await rejection(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
    statusCode: 400,
    code: 'charge_already_refunded',
  });
  expect(balances()[0]).toBe(0);
});

test('refunds are found by what they refunded', async () => {
  const { stripe, intent } = await startRefunding();
  const { id, charge } = await stripe.refunds.create({ payment_intent: intent, amount: 100 });
  expect(await stripe.refunds.retrieve(id)).toMatchObject({ id, amount: 100 });
  expect((await stripe.refunds.list({ charge: String(charge) })).data.map((one) => one.id)).toEqual([id]);
  expect((await stripe.refunds.list({ payment_intent: 'pi_x' })).data).toEqual([]);
  const expanded = await stripe.charges.retrieve(String(charge), { expand: ['refunds', 'balance_transaction'] });
  expect(expanded).toMatchObject({ refunds: { data: [{ id }] }, balance_transaction: { amount: 5000, net: 5000 } });
});

test('what was not paid cannot be refunded', async () => {
  const world = await startStripe();
  const { session } = await startSale(world);
  const intent = String(world.played.checkout.payAsync(session).payment_intent);
  const { refunds } = world.stripe;
  expect(await rejection(refunds.create({ payment_intent: intent }))).toMatchObject({ statusCode: 400 });
  expect(await rejection(refunds.create({ payment_intent: 'pi_x' }))).toMatchObject({ code: 'resource_missing' });
  expect(await rejection(refunds.create({}))).toMatchObject({ code: 'parameter_missing' });
  expect(await rejection(refunds.create({ payment_intent: intent, amount: -1 }))).toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'amount',
  });
});

test('a refund that fails brings the money back to the platform, and can be made again', async () => {
  const { stripe, played, intent, balances } = await startRefunding();
  played.refunds.failNext();
  const answered = await stripe.refunds.create({ payment_intent: intent, reverse_transfer: true });
  expect(answered.status).toBe('pending');
  expect(await stripe.refunds.retrieve(answered.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'lost_or_stolen_card',
  });
  // The organizer's share was taken back all the same.
  expect(balances()).toEqual([-5000, -51, 5051]);
  expect(await stripe.refunds.create({ payment_intent: intent })).toMatchObject({ status: 'succeeded', amount: 5000 });
  expect(balances()).toEqual([0, -51, 51]);
});

test('a refund can take its time', async () => {
  const { stripe, played, intent, balances } = await startRefunding();
  played.refunds.pendNext(2);
  const first = await stripe.refunds.create({ payment_intent: intent, amount: 1000 });
  const second = await stripe.refunds.create({ payment_intent: intent, amount: 1000 });
  expect(first.status).toBe('pending');
  played.refunds.settle(first.id, 'succeeded');
  played.refunds.settle(second.id, 'failed');
  expect((await stripe.refunds.list()).data.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  expect(balances()[0]).toBe(-4000);
  expect(() => played.refunds.settle(second.id, 'succeeded')).toThrow('failed already');
});
