import { expect, test } from 'vitest';
import { organizer, rejection, startPaid, startSale, startStripe, ticketSale } from '../../../test/stripe.ts';

const hour = 3_600_000;

test('the same key and the same parameters give the same answer, and say so', async () => {
  const { stripe, played } = await startStripe();
  const first = await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  const again = await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  expect(again).toEqual(first);
  expect(first.lastResponse.headers).not.toHaveProperty('idempotent-replayed');
  expect(again.lastResponse.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.lastResponse.requestId,
  });
  expect(played.accounts.all()).toHaveLength(1);
});

test('a refund that is asked for twice under one key is made once', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  const refund = { payment_intent: intent, amount: 1000 };
  const first = await world.stripe.refunds.create(refund, { idempotencyKey: 'one' });
  const again = await world.stripe.refunds.create(refund, { idempotencyKey: 'one' });
  expect(again.id).toBe(first.id);
  expect(world.played.ledger.balanceOf('ann@example.com')).toBe(-4000);
});

test('the same key with other parameters is an error', async () => {
  const { stripe } = await startStripe();
  await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  const other = { ...organizer, contact_email: 'other@example.com' };
  expect(await rejection(stripe.v2.core.accounts.create(other, { idempotencyKey: 'one' }))).toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
  });
});

test('the same key at another endpoint is an error', async () => {
  const world = await startStripe();
  const { intent, account } = await startPaid(world);
  await world.stripe.refunds.create({ payment_intent: intent }, { idempotencyKey: 'one' });
  const error = await rejection(world.stripe.checkout.sessions.create(ticketSale(account), { idempotencyKey: 'one' }));
  expect(error).toMatchObject({ type: 'StripeIdempotencyError', message: expect.stringContaining("'/v1/refunds'") });
});

test('a key belongs to the account it was used for', async () => {
  const { stripe, played } = await startStripe();
  const { id } = played.accounts.create({});
  await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one', stripeAccount: id });
  expect(played.accounts.all()).toHaveLength(3);
});

test('a key that is in use is refused until the first answer is there', async () => {
  const { stripe, played } = await startStripe();
  const pause = played.api.pause('/v2/core/accounts');
  const first = stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  await pause.arrived();
  expect(await rejection(stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' }))).toMatchObject({
    statusCode: 409,
    code: 'idempotency_key_in_use',
  });
  pause.release();
  const { id } = await first;
  expect((await stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' })).id).toBe(id);
});

test('v1 repeats an error too, once it had begun', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  world.played.accounts.restrict(account);
  const create = () => world.stripe.checkout.sessions.create(ticketSale(account), { idempotencyKey: 'one' });
  const first = await rejection(create());
  world.played.accounts.restore(account);
  const again = await rejection(create());
  expect(again).toMatchObject({ code: 'insufficient_capabilities_for_transfer', statusCode: 400 });
  expect(again.headers).toMatchObject({ 'idempotent-replayed': 'true', 'original-request': first.requestId });
});

test('v2 does again what had failed', async () => {
  const world = await startStripe();
  const { account } = await startPaid(world);
  const close = () => world.stripe.v2.core.accounts.close(account, {}, { idempotencyKey: 'one' });
  expect(await rejection(close())).toMatchObject({ statusCode: 400 });
  world.played.payouts.send(account);
  expect(await close()).toMatchObject({ closed: true });
});

test('a request that was malformed leaves the key free', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const { mode: _, ...malformed } = ticketSale(account);
  await rejection(world.stripe.checkout.sessions.create(malformed, { idempotencyKey: 'one' }));
  const session = await world.stripe.checkout.sessions.create(ticketSale(account), { idempotencyKey: 'one' });
  expect(session.status).toBe('open');
});

test('v1 forgets a key after a day, v2 after thirty', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  const refund = () => world.stripe.refunds.create({ payment_intent: intent, amount: 100 }, { idempotencyKey: 'one' });
  const account = () => world.stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'two' });
  const [firstRefund, firstAccount] = [await refund(), await account()];
  world.clock.advance(24 * hour - 1);
  expect((await refund()).id).toBe(firstRefund.id);
  world.clock.advance(1);
  expect((await refund()).id).not.toBe(firstRefund.id);
  world.clock.advance(29 * 24 * hour - 1);
  expect((await account()).id).toBe(firstAccount.id);
  world.clock.advance(1);
  expect((await account()).id).not.toBe(firstAccount.id);
});

test('an answer that was lost is had again by asking once more', async () => {
  const { stripe, played } = await startStripe();
  // The SDK itself retries when a connection breaks.
  played.api.loseAnswer(2);
  const create = () => stripe.v2.core.accounts.create(organizer, { idempotencyKey: 'one' });
  expect(await rejection(create())).toMatchObject({ type: 'StripeConnectionError' });
  const [account] = played.accounts.all();
  expect((await create()).id).toBe(account?.id);
  expect(played.accounts.all()).toHaveLength(1);
  expect(played.api.log.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['one', 'one', 'one']);
});
