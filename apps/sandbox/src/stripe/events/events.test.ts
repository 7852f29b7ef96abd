import { expect, test } from 'vitest';
import {
  connectSecret,
  organizer,
  platformSecret,
  type StripeWorld,
  startPaid,
  startSale,
  startStripe,
} from '../../../test/stripe.ts';

/** What arrived, read the way an application reads it: with the real SDK, by the secret of its endpoint. */
async function arrived({ played, receiver, stripe }: StripeWorld) {
  await played.delivered();
  return receiver.received.map(({ body, headers }) => {
    const signature = headers['stripe-signature'] ?? '';
    const sentAt = Number(/^t=(\d+)/.exec(signature)?.[1]) * 1000;
    const isThin = JSON.parse(body).object === 'v2.core.event';
    const secret = isThin || JSON.parse(body).account !== undefined ? connectSecret : platformSecret;
    if (!isThin) return stripe.webhooks.constructEvent(body, signature, secret, 300, undefined, sentAt);
    return stripe.parseEventNotification(body, signature, secret, 300, undefined, sentAt);
  });
}

const types = async (world: StripeWorld) => (await arrived(world)).map(({ type }) => type);

test('an account that is created and onboarded says so in thin events, which carry nothing but its id', async () => {
  const world = await startStripe();
  const { id } = await world.stripe.v2.core.accounts.create(organizer);
  world.played.accounts.completeOnboarding(id);
  expect(await types(world)).toEqual([
    'v2.core.account.created',
    'v2.core.account[configuration.recipient].capability_status_updated',
    'v2.core.account[configuration.recipient].capability_status_updated',
    'v2.core.account[requirements].updated',
  ]);
  expect(JSON.parse(world.receiver.received[0]?.body ?? '')).toEqual({
    id: expect.stringMatching(/^evt_test_/),
    object: 'v2.core.event',
    context: null,
    created: new Date(world.clock.now()).toISOString(),
    livemode: false,
    reason: null,
    related_object: { id, type: 'v2.core.account', url: `/v2/core/accounts/${id}` },
    type: 'v2.core.account.created',
  });
});

test('whoever is told may ask for the event and for the account', async () => {
  const world = await startStripe();
  const { id } = world.played.accounts.create({});
  world.played.accounts.setCapabilities(id, { payouts: 'active' });
  const [, changed] = await arrived(world);
  if (changed?.type !== 'v2.core.account[configuration.recipient].capability_status_updated') throw new Error('not it');
  expect((await changed.fetchEvent()).data).toEqual({ updated_capability: 'stripe_balance.payouts' });
  expect(await changed.fetchRelatedObject()).toMatchObject({ id, configuration: null });
  const listed = await world.stripe.v2.core.events.list({ object_id: id });
  expect(listed.data.map((event) => event.id)).toContain(changed.id);
});

test('an account that is changed, closed, or asked for more says that too', async () => {
  const world = await startStripe();
  const { accounts } = world.played;
  const { id } = accounts.create({});
  accounts.completeOnboarding(id);
  await world.played.delivered();
  world.receiver.received.length = 0;
  accounts.requireMore(id);
  await world.stripe.v2.core.accounts.update(id, { display_name: 'The Cellar' });
  await world.stripe.v2.core.accounts.update(id, { display_name: 'The Cellar' });
  await world.stripe.v2.core.accounts.close(id);
  expect(await types(world)).toEqual([
    'v2.core.account[requirements].updated',
    'v2.core.account.updated',
    'v2.core.account.closed',
  ]);
});

test('an owner who takes back the access is told of in a snapshot event that names the account', async () => {
  const world = await startStripe();
  const { id } = world.played.accounts.create({});
  world.played.accounts.deauthorize(id);
  expect((await arrived(world)).at(-1)).toMatchObject({
    object: 'event',
    type: 'account.application.deauthorized',
    account: id,
    data: { object: { object: 'application' } },
  });
});

test('a sale is told of in snapshot events, which carry the object as it was', async () => {
  const world = await startStripe();
  world.played.connectOutbox.hold();
  const { session, intent } = await startPaid(world);
  await world.stripe.refunds.create({ payment_intent: intent, amount: 1000, reverse_transfer: true });
  const events = await arrived(world);
  expect(events.map(({ type }) => type)).toEqual([
    'checkout.session.completed',
    'transfer.reversed',
    'refund.created',
    'charge.refunded',
  ]);
  expect(events[0]).toMatchObject({
    api_version: '2026-10-28.endive',
    created: Math.floor(world.clock.now() / 1000),
    livemode: false,
    data: { object: { object: 'checkout.session', id: session, payment_status: 'paid', payment_intent: intent } },
  });
  expect(events[3]).toMatchObject({
    data: { object: { amount_refunded: 1000, refunded: false }, previous_attributes: { amount_refunded: 0 } },
  });
  expect(await world.stripe.events.retrieve(String(events[0]?.id))).toMatchObject({
    type: 'checkout.session.completed',
  });
  expect((await world.stripe.events.list({ type: 'charge.refunded' })).data).toHaveLength(1);
});

test('later confirmation, failure and expiry have events of their own', async () => {
  const world = await startStripe();
  world.played.connectOutbox.hold();
  const { checkout } = world.played;
  const confirmed = (await startSale(world)).session;
  const failed = (await startSale(world)).session;
  await startSale(world);
  checkout.payAsync(confirmed);
  checkout.settleAsync(confirmed, 'ok');
  checkout.payAsync(failed);
  checkout.settleAsync(failed, 'failed');
  await world.played.delivered();
  world.clock.advance(24 * 3_600_000);
  expect(await types(world)).toEqual([
    'checkout.session.completed',
    'checkout.session.async_payment_succeeded',
    'checkout.session.completed',
    'checkout.session.async_payment_failed',
    'checkout.session.expired',
  ]);
});

test('disputes and refunds that fail are told of', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  const other = await startPaid(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  const { disputes, refunds } = world.played;
  disputes.close(disputes.open(intent).id, 'won');
  refunds.failNext();
  await world.stripe.refunds.create({ payment_intent: other.intent });
  expect(await types(world)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
    'refund.created',
    'charge.refunded',
    'refund.updated',
    'refund.failed',
  ]);
});

test('each kind has its own secret, and the SDK refuses the other', async () => {
  const world = await startStripe();
  world.played.accounts.create({});
  await world.played.delivered();
  const [{ body = '', headers = {} } = {}] = world.receiver.received;
  const signature = headers['stripe-signature'] ?? '';
  const now = world.clock.now();
  const read = (secret: string) => world.stripe.parseEventNotification(body, signature, secret, 300, undefined, now);
  expect(() => read(platformSecret)).toThrow('No signatures found matching');
  expect(read(connectSecret).type).toBe('v2.core.account.created');
  expect(() => world.stripe.webhooks.constructEvent(body, signature, connectSecret)).toThrow('thin event');
});

test('a closed account that Stripe restores says that it was updated', async () => {
  const world = await startStripe();
  const { accounts } = world.played;
  const { id } = accounts.create({});
  accounts.completeOnboarding(id);
  accounts.close(id);
  await world.played.delivered();
  world.receiver.received.length = 0;
  expect(accounts.reopen(id)).toMatchObject({ id, closed: false });
  expect(await types(world)).toEqual(['v2.core.account.updated']);
  expect(await world.stripe.v2.core.accounts.retrieve(id)).toMatchObject({ closed: false });
  expect(() => accounts.reopen(id)).toThrow('is open');
});
