import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../src/rpc/router.ts';
import { failure } from './clients.ts';
import { buy, eventContent, organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

const withoutStripe = { STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '', STRIPE_CONNECT_WEBHOOK_SECRET: '' };

/** Stripe's own charge aside, so that figures are round. */
async function startMoneyWorld(kind: (typeof databaseKinds)[number], settings = {}): Promise<World> {
  const world = await startWorld(kind, settings);
  Object.assign(world.sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
  return world;
}

const states = async (client: World['client'] extends (...args: never[]) => infer C ? C : never) =>
  (await client.tickets.mine.query({})).tickets.map(({ status }) => status);

describe.each(databaseKinds)('%s', (kind) => {
  test('an organizer connects, is paid for tickets, cancels, and every buyer has their money back', async () => {
    const world = await startMoneyWorld(kind);
    const { ledger } = world.sandbox.stripe;
    const olga = await person(world, 'Olga');
    const buyer = await person(world, 'Bob');
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'none', canReceive: false });
    const draft = await olga.client.events.create.mutate(eventContent(2_500));
    expect(await failure(olga.client.events.publish.mutate({ eventId: draft.id }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
    });

    const { url } = await olga.client.payouts.connect.mutate();
    expect(url).toContain(world.sandbox.url);
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'onboarding', canReceive: false });
    const accountId = (await olga.client.users.stripeConnectId.query()) ?? '';
    world.sandbox.stripe.accounts.completeOnboarding(accountId);
    await world.delivered();
    expect(await olga.client.payouts.status.query()).toMatchObject({
      state: 'active',
      canReceive: true,
      canBePaidOut: true,
    });
    expect((await olga.client.payouts.dashboard.mutate()).url).toContain(world.sandbox.url);

    expect(await olga.client.events.publish.mutate({ eventId: draft.id })).toMatchObject({
      status: 'published',
      sellable: true,
    });
    await buy(world, buyer, draft.id, 2);
    expect(await states(buyer.client)).toEqual(['valid', 'valid']);
    expect(await world.client().events.byId.query({ eventId: draft.id })).toMatchObject({ left: 8 });
    expect([ledger.balanceOf(accountId), ledger.balanceOf('platform')]).toEqual([4_950, 50]);

    const [first] = (await buyer.client.tickets.mine.query({})).tickets;
    const check = { eventId: draft.id, code: first?.code ?? '' };
    const inOf = { admitted: 1, expected: 2, guest: { name: expect.any(String) } };
    expect(await olga.client.tickets.checkIn.mutate(check)).toMatchObject({ outcome: 'checked_in', ...inOf });
    expect(await olga.client.tickets.checkIn.mutate(check)).toMatchObject({ outcome: 'already_used' });

    await olga.client.events.cancel.mutate({ eventId: draft.id });
    await world.sweep();
    await world.delivered();
    expect(new Set(await states(buyer.client))).toEqual(new Set(['refunded']));
    expect([ledger.balanceOf(accountId), ledger.balanceOf('platform'), ledger.check()]).toEqual([0, 0, []]);
  });

  test('whoever looks at an account that is not ready has Stripe asked, though no event came', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await person(world, 'Olga');
    await olga.client.payouts.connect.mutate();
    await world.delivered();
    world.sandbox.stripe.connectOutbox.hold();
    const accountId = (await olga.client.users.stripeConnectId.query()) ?? '';
    world.sandbox.stripe.accounts.completeOnboarding(accountId);
    await transact(world.db, (tx) => tx.updateTable('connect_accounts').set({ asked_at: null }).execute());
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'onboarding' });
    await vi.waitFor(async () => expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'active' }));
  });

  test('a hundred connects at once make one account', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await person(world, 'Olga');
    const connect = () => world.client({ clerkId: olga.id }).payouts.connect.mutate();
    const all = await Promise.allSettled(Array.from({ length: 100 }, connect));
    expect(all.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    for (const one of all) if (one.status === 'rejected') expect(String(one.reason)).toContain('try again');
    expect(world.sandbox.stripe.accounts.all()).toHaveLength(1);
  });

  test('an account whose creation was answered to nobody is found again', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await person(world, 'Olga');
    world.sandbox.stripe.api.loseAnswer(9, '/v2/core/accounts');
    expect(await failure(olga.client.payouts.connect.mutate())).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(world.sandbox.stripe.accounts.all()).toHaveLength(1);
    world.sandbox.stripe.api.heal();
    await olga.client.payouts.connect.mutate();
    expect(world.sandbox.stripe.accounts.all()).toHaveLength(1);
    expect(await olga.client.users.stripeConnectId.query()).toBe(world.sandbox.stripe.accounts.all()[0]?.id);
  });

  test('somebody without an e-mail address is asked for one', async () => {
    const world = await startMoneyWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ username: 'olga' });
    await world.delivered();
    const refused = await failure(world.client({ clerkId: id }).payouts.connect.mutate());
    expect(refused).toMatchObject({ code: 'PRECONDITION_FAILED', message: expect.stringContaining('e-mail') });
    expect(world.sandbox.stripe.accounts.all()).toEqual([]);
  });

  test('an old event that comes again after onboarding changes nothing', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const status = await olga.client.payouts.status.query();
    const { connectOutbox } = world.sandbox.stripe;
    for (const message of [...connectOutbox.messages]) {
      expect((await connectOutbox.attempt(message)).body).toContain('duplicate');
      const again = { ...JSON.parse(message.payload), id: `evt_again_${message.id}` };
      const answer = await fetch(`${world.url}/webhooks/stripe`, connectOutbox.sign(JSON.stringify(again)));
      expect(answer.status).toBe(200);
    }
    expect(await olga.client.payouts.status.query()).toEqual(status);
  });

  test('an organizer who can no longer receive sells no more, and says so', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    world.sandbox.stripe.accounts.restrict(olga.accountId);
    await world.delivered();
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'restricted', canReceive: false });
    const event = await world.client().events.byId.query({ eventId });
    expect(event).toMatchObject({ sellable: false, reason: 'organizer_cannot_receive' });
    const bob = await person(world, 'Bob');
    expect(await failure(bob.client.tickets.checkout.mutate({ eventId, quantity: 1 }))).toMatchObject({
      code: 'PRECONDITION_FAILED',
    });
    world.sandbox.stripe.accounts.restore(olga.accountId);
    await world.delivered();
    expect((await world.client().events.byId.query({ eventId })).sellable).toBe(true);
  });

  test('a closed account is closed for good, a deauthorized one is detached', async () => {
    const world = await startMoneyWorld(kind);
    const [olga, otto] = [await organizer(world), await organizer(world, 'Otto')];
    world.sandbox.stripe.accounts.close(olga.accountId);
    world.sandbox.stripe.accounts.deauthorize(otto.accountId);
    await world.delivered();
    expect(await olga.client.payouts.status.query()).toMatchObject({ state: 'closed', canReceive: false });
    expect(await otto.client.payouts.status.query()).toMatchObject({ canReceive: false });
    expect(await otto.client.users.stripeConnectId.query()).toBeNull();
  });

  test('no seat is sold twice, however many buy at once', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga, 1_000, 5);
    const buyers = await Promise.all(Array.from({ length: 20 }, () => person(world, 'Bob')));
    const all = await Promise.allSettled(
      buyers.map(({ client }) => client.tickets.checkout.mutate({ eventId, quantity: 1 })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await world.client().events.byId.query({ eventId })).toMatchObject({ left: 0, reason: 'sold_out' });
  });

  test('a checkout that is abandoned gives its seats back, told or not', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga, 1_000, 5);
    const bob = await person(world, 'Bob');
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 3 });
    const [session] = world.sandbox.stripe.checkout.all();
    world.sandbox.stripe.checkout.expire(session?.id ?? '');
    await world.delivered();
    expect(await world.client().events.byId.query({ eventId })).toMatchObject({ left: 5 });
    expect(await states(bob.client)).toEqual([]);
  });

  test('without a hold, an organizer who leaves cancels their events, and buyers get their money through the account it went to', async () => {
    const world = await startMoneyWorld(kind, { ORGANIZER_DELETION_HOLD: '0' });
    const { ledger } = world.sandbox.stripe;
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const bob = await person(world, 'Bob');
    await buy(world, bob, eventId, 2);
    world.sandbox.clerk.users.delete(olga.id);
    await world.delivered();
    expect(await world.client().events.list.query({})).toMatchObject({ events: [] });
    await world.sweep();
    await world.delivered();
    expect(new Set(await states(bob.client))).toEqual(new Set(['refunded']));
    expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform'), ledger.check()]).toEqual([0, 0, []]);
  });

  test('a buyer who leaves takes nothing of the money records along, and their seats are free', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga, 1_000, 5);
    const bob = await person(world, 'Bob');
    await buy(world, bob, eventId, 2);
    world.sandbox.clerk.users.delete(bob.id);
    await world.delivered();
    expect(await world.client().events.byId.query({ eventId })).toMatchObject({ left: 5 });
    const { tickets } = await olga.client.tickets.forEvent.query({ eventId });
    expect(JSON.stringify(tickets)).not.toContain('Bob');
    expect(world.sandbox.stripe.ledger.check()).toEqual([]);
  });

  test("nobody sees, opens or moves anything through another's account or event", async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const [bob, eve] = [await person(world, 'Bob'), await person(world, 'Eve')];
    await buy(world, bob, eventId);
    const [ticket] = (await bob.client.tickets.mine.query({})).tickets;
    const draft = await olga.client.events.create.mutate(eventContent());
    const mine = eve.client;
    expect(await mine.payouts.status.query()).toMatchObject({ state: 'none' });
    expect(await mine.users.stripeConnectId.query()).toBeNull();
    expect(await failure(mine.payouts.dashboard.mutate())).toMatchObject({ code: 'PRECONDITION_FAILED' });
    const notFound = { code: 'NOT_FOUND' };
    expect(await failure(mine.events.byId.query({ eventId: draft.id }))).toMatchObject(notFound);
    expect(await failure(mine.events.publish.mutate({ eventId: draft.id }))).toMatchObject(notFound);
    expect(await failure(mine.events.update.mutate({ eventId, changes: { title: 'Mine' } }))).toMatchObject(notFound);
    expect(await failure(mine.events.cancel.mutate({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.forEvent.query({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.guests.query({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.events.overview.query({ eventId }))).toMatchObject(notFound);
    expect(await mine.events.earnings.query({})).toEqual({ earnings: [], next: null });
    expect(await mine.payouts.balance.query()).toEqual({ state: 'none' });
    expect(await failure(mine.tickets.refund.mutate({ ticketId: ticket?.id ?? '' }))).toMatchObject(notFound);
    expect(await failure(bob.client.tickets.refund.mutate({ ticketId: ticket?.id ?? '' }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.checkIn.mutate({ eventId, code: ticket?.code ?? '' }))).toMatchObject(notFound);
    expect(await mine.tickets.mine.query({})).toMatchObject({ tickets: [] });
    expect(await mine.users.byId.query({ clerkId: olga.id })).not.toHaveProperty('stripeConnectId');
  });

  test('without Stripe, everything about money says so, and free events work', async () => {
    const world = await startMoneyWorld(kind, withoutStripe);
    const [olga, bob] = [await person(world, 'Olga'), await person(world, 'Bob')];
    const off = { code: 'PRECONDITION_FAILED', message: 'Payments are not configured' };
    expect(await failure(olga.client.payouts.status.query())).toEqual(off);
    expect(await failure(olga.client.payouts.connect.mutate())).toEqual(off);
    expect(await failure(olga.client.payouts.dashboard.mutate())).toEqual(off);
    expect(await failure(olga.client.events.create.mutate(eventContent(100)))).toEqual(off);
    const { id: eventId } = await publishedEvent(olga, null);
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 2 });
    expect(await states(bob.client)).toEqual(['valid', 'valid']);
    expect((await fetch(`${world.url}/webhooks/stripe`, { method: 'POST', body: '{}' })).status).toBe(503);
  });

  test('input that does not parse names its fields', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await person(world, 'Olga');
    const wrong = { ...eventContent(), title: '', capacity: 0, timeZone: 'Mars/Olympus' };
    const refused = await failure(olga.client.events.create.mutate(wrong));
    expect(refused.code).toBe('BAD_REQUEST');
    for (const field of ['title', 'capacity', 'timeZone']) expect(refused.message).toContain(field);
    const priced = (currency: string, amount: number) =>
      failure(olga.client.events.create.mutate({ ...eventContent(), price: { currency, amount } }));
    expect((await priced('ISK', 550)).message).toBe('Invalid input: price.amount');
    expect((await priced('XAU', 550)).message).toBe('Invalid input: price.currency');
    const { id: eventId } = await olga.client.events.create.mutate(eventContent());
    const changed = await failure(olga.client.events.update.mutate({ eventId, changes: { capacity: 0 } }));
    expect(changed.message).toBe('Invalid input: changes.capacity');
    expect(await failure(olga.client.events.list.query({ after: 'rubbish' }))).toMatchObject({ code: 'BAD_REQUEST' });
  });
});

/** The schemas that a built procedure parses its input with. */
function inputsOf(procedure: unknown): z.ZodType[] {
  if (typeof procedure !== 'function' || !('_def' in procedure)) throw new Error('This is no procedure');
  const { _def: definition } = procedure;
  const inputs = typeof definition === 'object' && definition && 'inputs' in definition ? definition.inputs : [];
  return Array.isArray(inputs) ? inputs : [];
}

test('no procedure that a browser can call takes the id of a Stripe account', () => {
  const procedures: [path: string, procedure: unknown][] = Object.entries(appRouter._def.procedures);
  expect(procedures.length).toBeGreaterThan(15);
  expect(procedures.flatMap(([, procedure]) => inputsOf(procedure)).length).toBeGreaterThan(10);
  for (const [path, procedure] of procedures) {
    const shapes = inputsOf(procedure).map((input) => z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }));
    // A choice among given words, such as the source of deliveries, is no id.
    const open = JSON.stringify(shapes, (key, value) => (key === 'enum' ? undefined : value));
    expect(open, path).not.toMatch(/stripe|account|acct/i);
  }
});
