import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { organizer, person, publishedEvent } from './people.ts';
import { ledger, post, type SignOptions, snapshotEvent, thinEvent } from './stripe-events.ts';
import { STRIPE_CONNECT_SECRET, STRIPE_PLATFORM_SECRET, startWorld } from './world.ts';

const OTHER_SECRET = `whsec_${Buffer.from('another secret').toString('base64')}`;
const refused = (code: string) => ({ error: { code, message: expect.any(String) } });

describe.each(databaseKinds)('%s', (kind) => {
  test.each<[string, SignOptions]>([
    ['a changed body', { tamper: 'body' }],
    ['a changed signature', { tamper: 'signature' }],
    ['a changed timestamp', { tamper: 'timestamp' }],
    ['a signature of another secret', { secrets: [OTHER_SECRET] }],
    ['a timestamp of six minutes ago', { timestamp: Date.now() - 360_000 }],
    ['a timestamp six minutes ahead', { timestamp: Date.now() + 360_000 }],
  ])('%s is 400 and leaves nothing behind', async (_, options) => {
    const world = await startWorld(kind);
    expect(await post(world, snapshotEvent(), options)).toEqual({ status: 400, body: refused('invalid_signature') });
    expect(await ledger(world)).toEqual([]);
  });

  test.each([
    ['nothing', undefined],
    ['rubbish', 'rubbish'],
    ['no signature', 't=1'],
    ['no time', 'v1=00'],
    ['an empty signature', `t=${Math.floor(Date.now() / 1000)},v1`],
  ])('%s in the signature header is 400', async (_, header) => {
    const world = await startWorld(kind);
    const headers = { 'content-type': 'application/json', ...(header && { 'stripe-signature': header }) };
    const request = { method: 'POST', headers, body: JSON.stringify(snapshotEvent()) };
    expect((await fetch(`${world.url}/webhooks/stripe`, request)).status).toBe(400);
  });

  test.each([
    ['the platform', STRIPE_PLATFORM_SECRET],
    ['the connected accounts', STRIPE_CONNECT_SECRET],
  ])('either kind of event is taken with the secret of %s', async (_, secret) => {
    const world = await startWorld(kind);
    const { accountId } = await organizer(world);
    expect(await post(world, snapshotEvent(), { secrets: [secret] })).toEqual({
      status: 200,
      body: { outcome: 'ignored' },
    });
    const thin = await post(world, thinEvent(accountId), { secrets: [secret] });
    expect(thin).toEqual({ status: 200, body: { outcome: 'unchanged' } });
  });

  test('several secrets of each are accepted while they are rotated', async () => {
    const settings = { STRIPE_WEBHOOK_SECRET: `${OTHER_SECRET},${STRIPE_PLATFORM_SECRET}` };
    const world = await startWorld(kind, settings);
    for (const secret of [OTHER_SECRET, STRIPE_PLATFORM_SECRET, STRIPE_CONNECT_SECRET]) {
      expect((await post(world, snapshotEvent(), { secrets: [secret] })).status).toBe(200);
    }
  });

  test.each([
    ['no JSON', '{"id"'],
    ['no event', '{}'],
    ['an event of no kind', snapshotEvent({ object: 'charge' })],
  ])('a well signed body with %s is 422', async (_, body) => {
    const world = await startWorld(kind);
    expect(await post(world, body)).toEqual({ status: 422, body: refused('invalid_payload') });
  });

  test('over 1 MiB is 413', async () => {
    const world = await startWorld(kind);
    const huge = snapshotEvent({ filler: 'x'.repeat(1024 * 1024) });
    expect(await post(world, huge)).toEqual({ status: 413, body: refused('payload_too_large') });
  });

  test('an event counts once by its id', async () => {
    const world = await startWorld(kind);
    expect(await post(world, snapshotEvent())).toEqual({ status: 200, body: { outcome: 'ignored' } });
    expect(await post(world, snapshotEvent())).toEqual({ status: 200, body: { outcome: 'duplicate' } });
    expect(await ledger(world)).toMatchObject([
      { id: 'evt_1', type: 'invoice.paid', outcome: 'ignored', subject: null },
    ]);
  });

  test('an event of the other mode is ignored, and nobody is asked', async () => {
    const world = await startWorld(kind);
    const { accountId } = await organizer(world);
    const { requests } = world.sandbox.stripe.api;
    expect(await post(world, thinEvent(accountId, { livemode: true }))).toEqual({
      status: 200,
      body: { outcome: 'ignored' },
    });
    expect(world.sandbox.stripe.api.requests).toBe(requests);
  });

  test('an event carries no truth: what Stripe says now is what counts', async () => {
    const world = await startWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const bob = await person(world, 'Bob');
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 1 });
    const [session] = world.sandbox.stripe.checkout.all();
    const paid = {
      type: 'checkout.session.completed',
      data: { object: { ...session, status: 'complete', payment_status: 'paid' } },
    };
    expect(await post(world, snapshotEvent(paid))).toEqual({ status: 200, body: { outcome: 'unchanged' } });
    expect((await bob.client.tickets.mine.query({})).tickets).toMatchObject([{ status: 'reserved' }]);
    const closed = thinEvent(olga.accountId, { type: 'v2.core.account.closed' });
    expect(await post(world, closed)).toEqual({ status: 200, body: { outcome: 'unchanged' } });
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'active' });
    const deauthorized = { id: 'evt_2', type: 'account.application.deauthorized', account: olga.accountId };
    expect(await post(world, snapshotEvent(deauthorized))).toEqual({ status: 200, body: { outcome: 'unchanged' } });
    expect(await olga.client.users.stripeConnectId.query()).toBe(olga.accountId);
  });

  test.each([
    ['v2.core.account.updated', (id: string) => thinEvent(id)],
    [
      'checkout.session.completed',
      () => snapshotEvent({ type: 'checkout.session.completed', data: { object: { id: 'cs_1' } } }),
    ],
    [
      'charge.dispute.created',
      () => snapshotEvent({ type: 'charge.dispute.created', data: { object: { id: 'dp_1' } } }),
    ],
    ['refund.failed', () => snapshotEvent({ type: 'refund.failed', data: { object: { id: 're_1' } } })],
  ])('a %s about what is not ours is ignored', async (_, event) => {
    const world = await startWorld(kind);
    expect(await post(world, event('acct_nobody'))).toEqual({ status: 200, body: { outcome: 'ignored' } });
  });

  test('while Stripe does not answer, the event is sent again later', async () => {
    const world = await startWorld(kind);
    const { accountId } = await organizer(world);
    world.sandbox.stripe.api.fail({ status: 500 });
    expect(await post(world, thinEvent(accountId))).toMatchObject({ status: 503, body: refused('try_again') });
    expect((await ledger(world)).find(({ id }) => id === 'evt_thin')).toMatchObject({
      outcome: null,
      error: 'try_again',
    });
    world.sandbox.stripe.api.heal();
    expect(await post(world, thinEvent(accountId))).toMatchObject({ status: 200 });
  });
});
