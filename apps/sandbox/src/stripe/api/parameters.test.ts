import { expect, test } from 'vitest';
import { startPaid, startStripe } from '../../../test/stripe.ts';

/** What the API says about a request, whatever the SDK's types think of it. */
async function startAsking() {
  const world = await startStripe();
  const authorization = `Bearer ${world.played.secretKey}`;
  async function ask(path: string, body?: Record<string, string> | object): Promise<Record<string, unknown>> {
    const v2 = path.startsWith('/v2/');
    const sent = v2 ? JSON.stringify(body) : new URLSearchParams(Object.entries(body ?? {}));
    const content = v2 ? 'application/json' : 'application/x-www-form-urlencoded';
    const answer = await fetch(`${world.sandbox.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization, 'content-type': content },
      ...(body !== undefined && { body: sent }),
    });
    const { error } = (await answer.json()) as { error?: Record<string, unknown> };
    return { status: answer.status, ...error };
  }
  return { ...world, ask };
}

const session = { mode: 'payment', success_url: 'http://localhost/a' };

test.each([
  ['/v1/refunds', { payment_intent: 'pi_1', invented: '1' }, 'invented'],
  ['/v1/refunds?created[gte]=1&created[since]=2', undefined, 'created[since]'],
  ['/v1/refunds/re_1?invented=1', undefined, 'invented'],
  [
    '/v1/checkout/sessions',
    { ...session, 'payment_intent_data[transfer_data][to]': 'a' },
    'payment_intent_data[transfer_data][to]',
  ],
  [
    '/v1/checkout/sessions',
    { ...session, 'line_items[0][price_data][product_data][colour]': 'a' },
    'line_items[0][price_data][product_data][colour]',
  ],
  ['/v1/transfers/tr_1/reversals', { invented: '1' }, 'invented'],
  ['/v1/payouts?invented=1', undefined, 'invented'],
])('a parameter that Stripe does not know is refused at every depth: %s %o', async (path, body, param) => {
  const { ask } = await startAsking();
  expect(await ask(path, body)).toEqual({
    status: 400,
    type: 'invalid_request_error',
    code: 'parameter_unknown',
    doc_url: 'https://stripe.com/docs/error-codes/parameter-unknown',
    message: `Received unknown parameter: ${param}`,
    param,
  });
});

test('in v2 as well, under the code that v2 has for it', async () => {
  const { ask } = await startAsking();
  const identity = { country: 'us', colour: 'blue' };
  expect(await ask('/v2/core/accounts', { contact_email: 'a@example.com', identity })).toEqual({
    status: 400,
    type: 'invalid_request_error',
    code: 'invalid_fields',
    message: 'Received unknown parameter: identity[colour]',
    param: 'identity[colour]',
  });
});

test('what Stripe takes and the sandbox does not play is refused by name, instead of being ignored', async () => {
  const { ask, stripe, played, ...world } = await startAsking();
  const { intent } = await startPaid({ stripe, played, ...world });
  const error = await ask('/v1/refunds', { payment_intent: intent, instructions_email: 'a@example.com' });
  expect(error).toMatchObject({ status: 400, code: 'sandbox_not_played', param: 'instructions_email' });
  expect(error.message).toBe('Stripe takes `instructions_email`, but this sandbox does not play it.');
  expect(played.refunds.all()).toEqual([]);
  const identity = { individual: { given_name: 'Ann' } };
  expect(await ask('/v2/core/accounts', { contact_email: 'a@example.com', identity })).toMatchObject({
    message: 'Stripe takes `identity[individual]`, but this sandbox does not play it.',
  });
});

test('several unknown parameters are named together', async () => {
  const { ask } = await startAsking();
  const error = await ask('/v1/refunds', { payment_intent: 'pi_1', one: '1', two: '2' });
  expect(error).toMatchObject({ message: 'Received unknown parameters: one, two', param: 'one' });
});
