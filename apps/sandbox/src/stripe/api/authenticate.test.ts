import { expect, test } from 'vitest';
import { rejection, sdk, startStripe } from '../../../test/stripe.ts';

test('a wrong key is refused, and not repeated in full', async () => {
  const { sandbox } = await startStripe();
  const error = await rejection(sdk(sandbox, 'sk_test_of_somebody_else').balance.retrieve());
  expect(error).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
  expect(error.message).not.toContain('somebody');
});

test.each(['/v1/balance', '/v2/core/accounts'])('without a key %s answers 401 with an error', async (path) => {
  const { sandbox } = await startStripe();
  const answer = await fetch(`${sandbox.url}${path}`);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error', message: expect.any(String) } });
});

test('the key is also taken as the user name of basic authentication', async () => {
  const { sandbox, played } = await startStripe();
  const authorization = `Basic ${btoa(`${played.secretKey}:`)}`;
  expect((await fetch(`${sandbox.url}/v1/balance`, { headers: { authorization } })).status).toBe(200);
});

test.each([
  ['sk_test_sandbox_1', false],
  ['rk_test_sandbox_1', false],
  ['sk_live_1', true],
])('with the key %s livemode is %s', async (secretKey, livemode) => {
  const { stripe } = await startStripe({ stripe: { secretKey } });
  expect(await stripe.balance.retrieve()).toMatchObject({ livemode });
  expect(await stripe.v2.core.accounts.create({})).toMatchObject({ livemode });
});

test('an account that took its access back is out of reach', async () => {
  const { stripe, played } = await startStripe();
  const { id } = played.accounts.create({});
  expect(await stripe.balance.retrieve({}, { stripeAccount: id })).toMatchObject({ object: 'balance' });
  played.accounts.deauthorize(id);
  const error = await rejection(stripe.balance.retrieve({}, { stripeAccount: id }));
  expect(error).toMatchObject({ type: 'StripePermissionError', statusCode: 403, code: 'account_invalid' });
  expect(await rejection(stripe.v2.core.accounts.retrieve(id))).toMatchObject({ statusCode: 404, code: 'not_found' });
  expect((await stripe.v2.core.accounts.list()).data).toEqual([]);
});

test('an account of nobody is out of reach too', async () => {
  const { stripe } = await startStripe();
  const error = await rejection(stripe.balance.retrieve({}, { stripeAccount: 'acct_x' }));
  expect(error).toMatchObject({ statusCode: 403, code: 'account_invalid' });
});
