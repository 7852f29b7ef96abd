import { expect, test } from 'vitest';
import { rejection, startPaid, startStripe } from '../../../test/stripe.ts';

async function startReversing() {
  const world = await startStripe();
  const paid = await startPaid(world);
  const [transfer] = (await world.stripe.transfers.list({ destination: paid.account })).data;
  return { ...world, ...paid, transfer: transfer?.id ?? '' };
}

test('part of a transfer is taken back by itself', async () => {
  const { stripe, transfer, account, played } = await startReversing();
  const reversal = await stripe.transfers.createReversal(transfer, { amount: 1000, metadata: { why: 'mistake' } });
  expect(reversal).toMatchObject({ object: 'transfer_reversal', amount: 1000, transfer, metadata: { why: 'mistake' } });
  expect(await stripe.transfers.retrieve(transfer)).toMatchObject({
    amount_reversed: 1000,
    reversed: false,
    reversals: { data: [{ id: reversal.id }] },
  });
  expect((await stripe.transfers.listReversals(transfer)).data.map(({ id }) => id)).toEqual([reversal.id]);
  expect(await stripe.transfers.retrieveReversal(transfer, reversal.id)).toMatchObject({ id: reversal.id });
  expect(played.ledger.balanceOf(account)).toBe(3949);
});

test('no more than there is', async () => {
  const { stripe, transfer } = await startReversing();
  const reverse = (amount: number) => stripe.transfers.createReversal(transfer, { amount });
  expect(await rejection(reverse(5001))).toMatchObject({ statusCode: 400, param: 'amount' });
  // The fee was taken out of it: the account holds less than was transferred.
  expect(await rejection(reverse(5000))).toMatchObject({ code: 'balance_insufficient' });
  await reverse(4949);
  expect(await rejection(stripe.transfers.createReversal('tr_x'))).toMatchObject({ statusCode: 404 });
});

test('what is taken back first is not taken back again by a refund: it is refused, not cut', async () => {
  const { stripe, transfer, intent, account, played } = await startReversing();
  await stripe.transfers.createReversal(transfer, { amount: 4000 });
  const refund = (params: object) => rejection(stripe.refunds.create({ payment_intent: intent, ...params }));
  expect(await refund({ reverse_transfer: true, refund_application_fee: true })).toMatchObject({
    statusCode: 400,
    param: 'reverse_transfer',
    message: 'Transfer reversal amount (5000) is greater than unreversed amount on transfer (1000)',
  });
  expect(await refund({ amount: 1001, reverse_transfer: true })).toMatchObject({ param: 'reverse_transfer' });
  expect([played.ledger.balanceOf(account), played.refunds.all()]).toEqual([949, []]);
  await stripe.refunds.create({
    payment_intent: intent,
    amount: 1000,
    reverse_transfer: true,
    refund_application_fee: true,
  });
  expect(await stripe.transfers.retrieve(transfer)).toMatchObject({ amount_reversed: 5000, reversed: true });
  expect(await refund({ reverse_transfer: true })).toMatchObject({
    message: `Transfer ${transfer} is already fully reversed.`,
  });
  expect(played.ledger.check()).toEqual([]);
});

test('a fee that is not there, or is given back already, is not given back', async () => {
  const { stripe, transfer, intent, account, played } = await startReversing();
  await stripe.transfers.createReversal(transfer, { amount: 200 });
  const sent = await stripe.transfers.create({ amount: 10, currency: 'usd', destination: account });
  expect(await rejection(stripe.transfers.createReversal(sent.id, { refund_application_fee: true }))).toMatchObject({
    statusCode: 400,
    param: 'refund_application_fee',
  });
  await stripe.refunds.create({ payment_intent: intent, amount: 4000, refund_application_fee: true });
  expect(
    await rejection(stripe.transfers.createReversal(transfer, { amount: 2500, refund_application_fee: true })),
  ).toMatchObject({
    param: 'refund_application_fee',
    message: 'Refund amount (26) is greater than unrefunded amount on application fee (10)',
  });
  expect(played.ledger.check()).toEqual([]);
});

test('the platform can give its fee back along with it, and then all of it can be taken', async () => {
  const { stripe, transfer, account, played } = await startReversing();
  await stripe.transfers.createReversal(transfer, { amount: 2500, refund_application_fee: true });
  expect(played.ledger.balanceOf(account)).toBe(4949 - 2500 + 26);
  await stripe.transfers.createReversal(transfer, { refund_application_fee: true });
  expect([played.ledger.balanceOf(account), played.ledger.check()]).toEqual([0, []]);
});

test('money is sent to an account by itself, if there is enough of it', async () => {
  const { stripe, transfer, account, played } = await startReversing();
  await stripe.transfers.createReversal(transfer, { amount: 1000 });
  const send = (amount: number) => ({ amount, currency: 'usd', destination: account, metadata: { why: 'won' } });
  const sent = await stripe.transfers.create(send(700));
  expect(sent).toMatchObject({ object: 'transfer', amount: 700, destination: account, metadata: { why: 'won' } });
  expect((await stripe.transfers.list({ destination: account })).data.map(({ id }) => id)).toEqual([sent.id, transfer]);
  expect(played.ledger.balanceOf(account)).toBe(4949 - 300);
  expect(await rejection(stripe.transfers.create(send(1_000_000)))).toMatchObject({ code: 'balance_insufficient' });
  expect(await rejection(stripe.transfers.create({ ...send(1), destination: 'acct_x' }))).toMatchObject({
    statusCode: 400,
  });
});
