import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { failure } from './clients.ts';
import { startMoneyWorld, ticketStates } from './money-world.ts';
import { buy, eventContent, organizer, person, publishedEvent } from './people.ts';

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
    expect(await ticketStates(buyer.client)).toEqual(['valid', 'valid']);
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
    expect(new Set(await ticketStates(buyer.client))).toEqual(new Set(['refunded']));
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
    expect(await ticketStates(bob.client)).toEqual([]);
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
    expect(new Set(await ticketStates(bob.client))).toEqual(new Set(['refunded']));
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
});
