import { expect, test } from 'vitest';
import { rejection, startStripe } from '../../../test/stripe.ts';

test('what Stripe has and the sandbox does not play is a 404 with an error, never a success', async () => {
  const { stripe } = await startStripe();
  expect(await rejection(stripe.customers.create({}))).toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 404,
    message: expect.stringContaining('POST: /v1/customers'),
  });
  expect(await rejection(stripe.v2.core.eventDestinations.list())).toMatchObject({ statusCode: 404 });
  expect(await rejection(stripe.rawRequest('GET', '/v1/checkout/nothing'))).toMatchObject({ statusCode: 404 });
});

test('whose path it is shows in the path, or in the key', async () => {
  const { sandbox } = await startStripe();
  const ask = async (path: string, key: string) => {
    const answer = await fetch(`${sandbox.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
    return Object.keys(Object(await answer.json()));
  };
  expect(await ask('/v1/nothing', sandbox.stripe.secretKey)).toEqual(['error']);
  expect(await ask('/v1/nothing', sandbox.clerk.secretKey)).toEqual(['errors', 'clerk_trace_id']);
  expect(await ask('/v1/refunds', sandbox.clerk.secretKey)).toEqual(['error']);
  expect(await ask('/v1/users/count', sandbox.clerk.secretKey)).toEqual(['object', 'total_count']);
});

test('both vendors can be given one key', async () => {
  const secretKey = 'sk_test_sandbox';
  const { sandbox, stripe } = await startStripe({ secretKey, stripe: { secretKey } });
  const headers = { authorization: `Bearer ${secretKey}` };
  expect(await (await fetch(`${sandbox.url}/v1/users`, { headers })).json()).toEqual([]);
  expect((await stripe.refunds.list()).data).toEqual([]);
});

test('every answer names its request', async () => {
  const { stripe } = await startStripe();
  expect((await stripe.balance.retrieve()).lastResponse).toMatchObject({
    requestId: expect.stringMatching(/^req_/),
    apiVersion: '2026-10-28.endive',
  });
  expect((await rejection(stripe.refunds.retrieve('re_x'))).requestId).toMatch(/^req_/);
});
