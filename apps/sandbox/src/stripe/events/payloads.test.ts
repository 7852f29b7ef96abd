import { expect, test } from 'vitest';
import {
  connectSecret,
  platformSecret,
  type StripeWorld,
  startPaid,
  startSale,
  startStripe,
} from '../../../test/stripe.ts';

async function arrived({ played, receiver }: StripeWorld) {
  await played.delivered();
  return receiver.received.map(({ body }) => JSON.parse(body));
}

test('a destination for thin events is told of v1 types by id alone', async () => {
  const world = await startStripe();
  world.played.payloads.platform = 'thin';
  const { session } = await startSale(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  world.played.checkout.pay(session);
  const [event] = await arrived(world);
  expect(event).toEqual({
    id: expect.stringMatching(/^evt_test_/),
    object: 'v2.core.event',
    context: null,
    created: expect.any(String),
    livemode: false,
    reason: null,
    related_object: { id: session, type: 'checkout.session', url: `/v1/checkout/sessions/${session}` },
    snapshot_event: expect.stringMatching(/^evt_/),
    type: 'v1.checkout.session.completed',
  });
  const { body, headers } = world.receiver.received[0] ?? { body: '', headers: {} };
  const signature = headers['stripe-signature'] ?? '';
  const sentAt = Number(/^t=(\d+)/.exec(signature)?.[1]) * 1000;
  const read = world.stripe.parseEventNotification(body, signature, platformSecret, 300, undefined, sentAt);
  if (read.type !== 'v1.checkout.session.completed') throw new Error('not it');
  expect(await read.fetchRelatedObject()).toMatchObject({ id: session, payment_status: 'paid' });
  expect(await read.fetchEvent()).toMatchObject({ snapshot_event: event.snapshot_event });
  expect(await world.stripe.events.retrieve(event.snapshot_event)).toMatchObject({ data: { object: { id: session } } });
});

test('one for both is told twice of one change, under two ids', async () => {
  const world = await startStripe();
  const { intent } = await startPaid(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  world.played.payloads.platform = 'both';
  world.played.refunds.inDashboard(intent);
  const events = await arrived(world);
  const [snapshot, thin] = events;
  expect(events.map(({ type }) => type)).toEqual([
    'refund.created',
    'v1.refund.created',
    'charge.refunded',
    'v1.charge.refunded',
  ]);
  expect(thin.snapshot_event).toBe(snapshot.id);
  expect(thin.id).not.toBe(snapshot.id);
  expect(thin.related_object.id).toBe(snapshot.data.object.id);
});

test('a thin event of v1 says which connected account it comes from, and reads its object as that account', async () => {
  const world = await startStripe();
  const { account } = await startPaid(world);
  await world.played.delivered();
  world.receiver.received.length = 0;
  world.played.payloads.connect = 'thin';
  const [payout] = world.played.payouts.send(account, 'in_transit');
  world.played.payouts.settle(payout?.id ?? '', 'failed');
  const events = await arrived(world);
  expect(events.map(({ type, context }) => [type, context])).toEqual([
    ['v1.payout.created', account],
    ['v1.payout.updated', account],
    ['v1.payout.failed', account],
  ]);
  const { body, headers } = world.receiver.received[2] ?? { body: '', headers: {} };
  const signature = headers['stripe-signature'] ?? '';
  const sentAt = Number(/^t=(\d+)/.exec(signature)?.[1]) * 1000;
  const read = world.stripe.parseEventNotification(body, signature, connectSecret, 300, undefined, sentAt);
  if (read.type !== 'v1.payout.failed') throw new Error('not it');
  expect(await read.fetchRelatedObject()).toMatchObject({ id: payout?.id, status: 'failed' });
});

test('an account is told of in v1 as well, and v1 answers for it', async () => {
  const world = await startStripe();
  world.played.payloads.connect = 'both';
  const { id } = world.played.accounts.create({ contact_email: 'a@example.com' });
  world.played.accounts.setCapabilities(id, { payouts: 'active' });
  const events = await arrived(world);
  expect(events.map(({ type }) => type)).toEqual([
    'v2.core.account.created',
    'v2.core.account[configuration.recipient].capability_status_updated',
    'account.updated',
    'v1.account.updated',
  ]);
  expect(events[3]).toMatchObject({
    context: id,
    related_object: { id, type: 'account', url: `/v1/accounts/${id}` },
    snapshot_event: events[2].id,
  });
  expect(await world.stripe.accounts.retrieve(id)).toMatchObject({
    id,
    email: 'a@example.com',
    payouts_enabled: false,
  });
});

test('the access that an owner takes back has nothing to be asked for', async () => {
  const world = await startStripe();
  world.played.payloads.connect = 'thin';
  const { id } = world.played.accounts.create({});
  world.played.accounts.deauthorize(id);
  expect((await arrived(world)).at(-1)).toMatchObject({
    type: 'v1.account.application.deauthorized',
    context: id,
    related_object: null,
  });
});
