import { expect, test } from 'vitest';
import { rejection, startPaid, startSale, startStripe, ticketSale } from '../../../test/stripe.ts';

const minute = 60_000;
const hour = 60 * minute;

test('a session says what there is to pay and where, and has no payment yet', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const session = await world.stripe.checkout.sessions.create(ticketSale(account));
  expect(session).toMatchObject({
    object: 'checkout.session',
    id: expect.stringMatching(/^cs_test_/),
    amount_total: 5000,
    amount_subtotal: 5000,
    currency: 'usd',
    livemode: false,
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: null,
    url: `${world.sandbox.url}/c/pay/${session.id}`,
    customer_email: 'ann@example.com',
    client_reference_id: 'user_2',
    metadata: { order: 'order_1' },
    expires_at: Math.floor(world.clock.now() / 1000) + 24 * 3600,
  });
  expect(session).not.toHaveProperty('line_items');
  expect(await world.stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
});

test('a paid session leads to its payment, the charge and the transfer', async () => {
  const world = await startStripe();
  const { session, account, intent } = await startPaid(world);
  const expand = [
    'payment_intent.latest_charge.transfer',
    'payment_intent.latest_charge.application_fee',
    'line_items',
  ];
  const paid = await world.stripe.checkout.sessions.retrieve(session, { expand });
  expect(paid).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'ann@example.com' },
    line_items: { object: 'list', data: [{ description: 'Concert', quantity: 2, amount_total: 5000 }] },
    payment_intent: {
      id: intent,
      status: 'succeeded',
      amount_received: 5000,
      application_fee_amount: 51,
      metadata: { order: 'order_1' },
      transfer_data: { destination: account },
      latest_charge: {
        status: 'succeeded',
        paid: true,
        captured: true,
        amount: 5000,
        amount_refunded: 0,
        payment_intent: intent,
        billing_details: { email: 'ann@example.com' },
        transfer: { object: 'transfer', amount: 5000, destination: account, amount_reversed: 0 },
        application_fee: { object: 'application_fee', amount: 51, account },
      },
    },
  });
});

test('what cannot be expanded is refused', async () => {
  const world = await startStripe();
  const { session } = await startPaid(world);
  for (const path of ['nonsense', 'status', 'payment_intent.nonsense', 'amount_total.more']) {
    const error = await rejection(world.stripe.checkout.sessions.retrieve(session, { expand: [path] }));
    expect(error).toMatchObject({ statusCode: 400, param: 'expand' });
  }
});

test('lists are newest first, filtered, paged and expanded', async () => {
  const world = await startStripe();
  const { session, intent, account } = await startPaid(world);
  world.clock.advance(1000);
  const open = await world.stripe.checkout.sessions.create(ticketSale(account));
  const { sessions } = world.stripe.checkout;
  expect((await sessions.list()).data.map(({ id }) => id)).toEqual([open.id, session]);
  expect((await sessions.list({ status: 'open' })).data.map(({ id }) => id)).toEqual([open.id]);
  expect((await sessions.list({ created: { gte: open.created } })).data.map(({ id }) => id)).toEqual([open.id]);
  const [found] = (await sessions.list({ payment_intent: intent, expand: ['data.payment_intent'] })).data;
  expect(found).toMatchObject({ id: session, payment_intent: { id: intent } });
  const walked: string[] = [];
  for await (const { id } of sessions.list({ limit: 1 })) walked.push(id);
  expect(walked).toEqual([open.id, session]);
  expect((await sessions.list({ ending_before: session })).data.map(({ id }) => id)).toEqual([open.id]);
  expect((await sessions.listLineItems(session)).data).toMatchObject([{ object: 'item', description: 'Concert' }]);
});

test('a session ends by itself when its time has come', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const expires_at = Math.floor(world.clock.now() / 1000) + 31 * 60;
  const { id } = await world.stripe.checkout.sessions.create({ ...ticketSale(account), expires_at });
  world.clock.advance(30 * minute);
  expect(world.played.checkout.get(id)?.status).toBe('open');
  world.clock.advance(minute);
  expect(await world.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired', url: null });
  expect(() => world.played.checkout.pay(id)).toThrow('expired');
});

test('a session is ended early, but only once and only while it is open', async () => {
  const world = await startStripe();
  const { session } = await startSale(world);
  const expire = () => world.stripe.checkout.sessions.expire(session);
  expect(await expire()).toMatchObject({ status: 'expired' });
  expect(await rejection(expire())).toMatchObject({ statusCode: 400, message: expect.stringContaining('`expired`') });
  const paid = await startPaid(world);
  expect(await rejection(world.stripe.checkout.sessions.expire(paid.session))).toMatchObject({ statusCode: 400 });
  expect(() => world.played.checkout.pay(paid.session)).toThrow('complete');
});

test.each([
  [29 * minute, 'at least 30 minutes'],
  [24 * hour + minute, 'less than 24 hours'],
])('a session cannot be made to live %i ms', async (ms, why) => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const expires_at = Math.floor((world.clock.now() + ms) / 1000);
  const error = await rejection(world.stripe.checkout.sessions.create({ ...ticketSale(account), expires_at }));
  expect(error).toMatchObject({ statusCode: 400, param: 'expires_at', message: expect.stringContaining(why) });
});

test.each(['restrict', 'reject', 'close', 'deauthorize'] as const)(
  'nothing can be sold for an account after %s',
  async (what) => {
    const world = await startStripe();
    const { account, session } = await startSale(world);
    world.played.accounts[what](account);
    const error = await rejection(world.stripe.checkout.sessions.create(ticketSale(account)));
    const code = what === 'deauthorize' ? 'resource_missing' : 'insufficient_capabilities_for_transfer';
    expect(error).toMatchObject({ statusCode: 400, code });
    // Nor can a buyer pay who was already there.
    expect(() => world.played.checkout.pay(session)).toThrow(error.message);
    expect(world.played.checkout.get(session)?.status).toBe('open');
    expect(world.played.ledger.entries).toEqual([]);
  },
);

test('a destination of nobody is refused', async () => {
  const { stripe } = await startStripe();
  const error = await rejection(stripe.checkout.sessions.create(ticketSale('acct_x')));
  expect(error).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'payment_intent_data[transfer_data][destination]',
  });
});

test.each([
  ['payment_method_types', { payment_method_types: ['card'] }, 'parameter_unknown'],
  ['success_url', { success_url: undefined }, 'parameter_missing'],
  ['success_url', { success_url: 'not a url' }, 'url_invalid'],
  ['customer_email', { customer_email: 'nonsense' }, 'email_invalid'],
  ['mode', { mode: 'subscription' }, undefined],
  ['line_items', { line_items: [] }, 'parameter_missing'],
])('a wrong %s is refused: %o', async (param, change, code) => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const params = { ...ticketSale(account), ...change };
  expect(await rejection(world.stripe.rawRequest('POST', '/v1/checkout/sessions', params))).toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 400,
    param,
    code,
  });
});

test('what does not add up is refused', async () => {
  const world = await startStripe();
  const { account } = await startSale(world);
  const sale = ticketSale(account);
  const item = (currency: string, unit_amount: number) => ({
    price_data: { currency, unit_amount, product_data: { name: 'Ticket' } },
    quantity: 1,
  });
  const wrong = [
    { line_items: [item('usd', 1000), item('eur', 1000)] },
    { line_items: [item('usd', 49)] },
    { payment_intent_data: { application_fee_amount: 10 } },
    { payment_intent_data: { application_fee_amount: 5001, transfer_data: { destination: account } } },
    { payment_intent_data: { application_fee_amount: 1, transfer_data: { destination: account, amount: 1 } } },
    { payment_intent_data: { transfer_data: { destination: account, amount: 5001 } } },
  ];
  for (const change of wrong) {
    const error = await rejection(world.stripe.checkout.sessions.create({ ...sale, ...change }));
    expect(error).toMatchObject({ statusCode: 400 });
  }
  expect(world.played.checkout.all()).toHaveLength(1);
});

test('a payment from a bank account is confirmed later', async () => {
  const world = await startStripe();
  const { session } = await startSale(world);
  const { checkout, ledger } = world.played;
  checkout.payAsync(session, { name: 'Ann' });
  const expand = ['payment_intent.latest_charge'];
  expect(await world.stripe.checkout.sessions.retrieve(session, { expand })).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'processing', latest_charge: { status: 'pending', paid: false } },
  });
  expect(ledger.entries).toEqual([]);
  expect(checkout.awaiting().map(({ id }) => id)).toEqual([session]);
  checkout.settleAsync(session, 'ok');
  expect(await world.stripe.checkout.sessions.retrieve(session)).toMatchObject({ payment_status: 'paid' });
  expect(ledger.balanceOf('ann@example.com')).toBe(-5000);
  expect(checkout.awaiting()).toEqual([]);
  expect(() => checkout.settleAsync(session, 'ok')).toThrow('succeeded');
});

test('or it is not', async () => {
  const world = await startStripe();
  const { session } = await startSale(world);
  world.played.checkout.payAsync(session);
  world.played.checkout.settleAsync(session, 'failed');
  expect(await world.stripe.checkout.sessions.retrieve(session, { expand: ['payment_intent'] })).toMatchObject({
    status: 'complete',
    payment_status: 'unpaid',
    payment_intent: { status: 'requires_payment_method', last_payment_error: { message: expect.any(String) } },
  });
  expect(world.played.ledger.entries).toEqual([]);
});

test('who has a card declined can try another', async () => {
  const world = await startStripe();
  const { session } = await startSale(world);
  const { checkout } = world.played;
  expect(checkout.fail(session)).toMatchObject({ status: 'open', payment_intent: null });
  expect(checkout.abandon(session)).toBe('http://localhost:5173/events');
  expect(checkout.pay(session)).toMatchObject({ status: 'complete', payment_status: 'paid' });
  const charges = (await world.stripe.charges.list()).data;
  expect(charges.map(({ status, failure_code: code }) => [status, code])).toEqual([
    ['succeeded', null],
    ['failed', 'card_declined'],
  ]);
});
