import { expect, test } from 'vitest';
import { rejection, startPaid, startStripe } from '../../../test/stripe.ts';

async function startPayingOut() {
  const world = await startStripe();
  const paid = await startPaid(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  const told = async () => {
    await world.played.delivered();
    const events = world.receiver.received.map(({ body }) => JSON.parse(body));
    expect(events.every(({ account }) => account === paid.account)).toBe(true);
    return events.map(({ type, data }) => [type, data.object.status, data.object.failure_code]);
  };
  return { ...world, ...paid, told, as: { stripeAccount: paid.account } };
}

test('a payout arrives, and the endpoint for connected accounts is told', async () => {
  const { played, account, told } = await startPayingOut();
  const [payout] = played.payouts.send(account);
  expect(payout).toMatchObject({ amount: 4949, status: 'paid' });
  expect(await told()).toEqual([
    ['payout.created', 'in_transit', null],
    ['payout.updated', 'paid', null],
    ['payout.paid', 'paid', null],
  ]);
  expect(played.ledger.balanceOf(account)).toBe(0);
});

test('one that the bank sends back brings the money back to the account', async () => {
  const { played, account, told, stripe, as } = await startPayingOut();
  const [{ id } = { id: '' }] = played.payouts.send(account, 'in_transit');
  played.payouts.settle(id, 'failed', 'no_account');
  expect(await stripe.payouts.retrieve(id, {}, as)).toMatchObject({
    status: 'failed',
    failure_code: 'no_account',
    failure_balance_transaction: expect.stringMatching(/^txn_/),
  });
  expect(await told()).toEqual([
    ['payout.created', 'in_transit', null],
    ['payout.updated', 'failed', 'no_account'],
    ['payout.failed', 'failed', 'no_account'],
  ]);
  expect([played.ledger.balanceOf(account), played.ledger.check()]).toEqual([4949, []]);
  expect(() => played.payouts.settle(id, 'paid')).toThrow('failed already');
});

test('even after it was said to be paid', async () => {
  const { played, account } = await startPayingOut();
  const [{ id } = { id: '' }] = played.payouts.send(account);
  expect(played.payouts.settle(id, 'failed')).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
  expect(played.payouts.send(account)).toMatchObject([{ amount: 4949, status: 'paid' }]);
});

test('payouts are listed for their account alone', async () => {
  const { played, account, stripe, as } = await startPayingOut();
  const [{ id, created } = { id: '', created: 0 }] = played.payouts.send(account);
  const ids = async (params: { status?: string; arrival_date?: { gte?: number; gt?: number } }) =>
    (await stripe.payouts.list(params, as)).data.map((one) => one.id);
  expect(await ids({})).toEqual([id]);
  expect(await ids({ status: 'failed' })).toEqual([]);
  expect(await ids({ arrival_date: { gte: created } })).toEqual([id]);
  expect(await ids({ arrival_date: { gt: created } })).toEqual([]);
  expect((await stripe.payouts.list()).data).toEqual([]);
  expect(await rejection(stripe.payouts.retrieve(id))).toMatchObject({ statusCode: 404 });
});

test('what was paid is pending for as long as the sandbox is told, and only then available and paid out', async () => {
  const { played, account, stripe, as } = await startPayingOut();
  const { payouts } = played;
  payouts.pendingMs = 60_000;
  expect(await stripe.balance.retrieve({}, as)).toMatchObject({
    available: [{ amount: 0, currency: 'usd' }],
    pending: [{ amount: 4949, currency: 'usd' }],
  });
  expect(payouts.send(account)).toEqual([]);
  payouts.pendingMs = 0;
  expect(await stripe.balance.retrieve({}, as)).toMatchObject({
    available: [{ amount: 4949, currency: 'usd' }],
    pending: [{ amount: 0, currency: 'usd' }],
  });
  expect(payouts.send(account)).toMatchObject([{ amount: 4949 }]);
});
