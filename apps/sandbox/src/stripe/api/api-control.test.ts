import { expect, test } from 'vitest';
import { organizer, rejection, startStripe } from '../../../test/stripe.ts';

test('a failure that was asked for looks like one of Stripe', async () => {
  const { stripe, played } = await startStripe();
  played.api.fail({ status: 500, times: 1 });
  expect(await rejection(stripe.balance.retrieve())).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
  expect(await stripe.balance.retrieve()).toMatchObject({ object: 'balance' });
});

test.each([
  ['v1', 'StripeRateLimitError'],
  ['v2', 'RateLimitError'],
])('too many requests at %s are refused as %s', async (version, type) => {
  const { stripe, played } = await startStripe();
  played.api.fail({ status: 429, retryAfter: 3 });
  const error = await rejection(version === 'v1' ? stripe.balance.retrieve() : stripe.v2.core.accounts.list());
  expect(error).toMatchObject({ type, statusCode: 429, headers: { 'retry-after': '3' } });
});

test('a failure strikes one path and leaves nothing done', async () => {
  const { stripe, played } = await startStripe();
  played.api.fail({ status: 503, path: '/v2/core/accounts' });
  await rejection(stripe.v2.core.accounts.create(organizer));
  expect(await stripe.balance.retrieve()).toMatchObject({ object: 'balance' });
  expect(played.accounts.all()).toEqual([]);
});

test('what a wrong base URL answers is no success', async () => {
  const { stripe, played } = await startStripe();
  played.api.fail({ status: 404, body: '<h1>Not found</h1>' });
  expect(await rejection(stripe.balance.retrieve())).toMatchObject({ type: 'StripeAPIError' });
});

test('a slow API answers when its time has come', async () => {
  const { stripe, played, clock } = await startStripe();
  played.api.slow(3000);
  const balance = stripe.balance.retrieve();
  await expect.poll(() => played.api.requests).toBe(1);
  await expect(Promise.race([balance, Promise.resolve('waits')])).resolves.toBe('waits');
  clock.advance(3000);
  expect(await balance).toMatchObject({ object: 'balance' });
});

test('a request can be held before anything is done', async () => {
  const { stripe, played } = await startStripe();
  const pause = played.api.pause('/v2/');
  const created = stripe.v2.core.accounts.create(organizer);
  await pause.arrived();
  expect(pause.waiting).toBe(1);
  expect(played.accounts.all()).toEqual([]);
  expect(await stripe.balance.retrieve()).toMatchObject({ object: 'balance' });
  pause.release();
  expect((await created).id).toBe(played.accounts.all()[0]?.id);
});

test('or when everything is done but the answer', async () => {
  const { stripe, played } = await startStripe();
  const pause = played.api.pause('/v2/', { when: 'after' });
  const created = Promise.all([stripe.v2.core.accounts.create(organizer), stripe.v2.core.accounts.create(organizer)]);
  await pause.arrived(2);
  expect(played.accounts.all()).toHaveLength(2);
  played.api.heal();
  expect(await created).toHaveLength(2);
});
