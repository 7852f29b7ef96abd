import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { failure } from './clients.ts';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

const MINUTE_MS = 60_000;

/** Somebody who sells and who has bought something that is disputed. */
async function olgaWith(world: World) {
  const olga = await organizer(world);
  const { id: eventId } = await publishedEvent(olga);
  const otto = await organizer(world, 'Otto');
  await buy(world, olga, (await publishedEvent(otto)).id);
  const [session] = world.sandbox.stripe.checkout.all();
  world.sandbox.stripe.disputes.open(String(session?.payment_intent));
  const bob = await person(world, 'Bob');
  await buy(world, bob, eventId, 2);
  await buy(world, olga, eventId);
  await world.delivered();
  return { olga, bob, eventId };
}

describe.each(databaseKinds)('%s', (kind) => {
  test('people download everything that is held about them, and nothing of others, once a minute', async () => {
    const world = await startWorld(kind);
    const { olga, bob } = await olgaWith(world);
    const held = await olga.client.account.export.mutate();
    expect(held).toMatchObject({
      user: { clerk_id: olga.id, first_name: 'Olga' },
      accounts: [{ id: olga.accountId }],
      events: [{ title: 'Evening of numbers' }],
      orders: [{}, {}],
      tickets: [{}, {}],
      disputes: [{ status: 'open' }],
      movements: [{ kind: 'share' }],
      deliveries: [{ type: 'user.created', subject: olga.id }],
    });
    expect(JSON.stringify(held)).not.toContain(bob.id);
    expect(await failure(olga.client.account.export.mutate())).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect((await bob.client.account.export.mutate()).user).toMatchObject({ clerk_id: bob.id });
    expect(await failure(world.client().account.export.mutate())).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('whoever is about to leave is told what becomes of their tickets, events and money', async () => {
    const world = await startWorld(kind);
    const { olga, bob } = await olgaWith(world);
    const [once, twice, thrice] = [2_500, 5_000, 7_500].map((amount) => ({ amount, currency: 'EUR', digits: 2 }));
    expect(await olga.client.account.leaving.query()).toEqual({
      tickets: { count: 1, paid: [once] },
      events: { drafts: 0, coming: 1, sold: 3, refunds: [thrice] },
      holdMs: 86_400_000,
      isFresh: true,
    });
    expect(await bob.client.account.leaving.query()).toMatchObject({ tickets: { count: 2, paid: [twice] } });
  });

  test('deleting oneself goes by Clerk, needs a fresh sign-in, and is the same deletion as ever', async () => {
    const world = await startWorld(kind);
    const { clerk } = world.sandbox;
    const { olga, bob } = await olgaWith(world);
    const tokenOf = (fva: unknown, more = {}) => clerk.sessionToken(olga.id, { claims: { fva, ...more } });
    const stale = [[10, -1], [0, 12], [-1, -1], undefined, 'now'].map((fva) => tokenOf(fva));
    for (const token of [...stale, tokenOf([0, -1], { act: { sub: 'user_support' } })]) {
      const { account } = world.client(await token);
      expect(await failure(account.delete.mutate())).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('Sign in again'),
      });
      expect(await account.leaving.query()).toMatchObject({ isFresh: false });
    }
    clerk.api.fail({ status: 500 });
    expect(await failure(olga.client.account.delete.mutate())).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await olga.client.users.me.query()).toMatchObject({ name: 'Olga Lovelace' });

    clerk.api.heal();
    clerk.outbox.hold();
    expect(await world.client(await tokenOf([40, 9])).account.delete.mutate()).toEqual({ outcome: 'deleted' });
    expect(clerk.users.get(olga.id)).toBeUndefined();
    expect(await failure(olga.client.users.me.query())).toMatchObject({ code: 'NOT_FOUND' });
    clerk.outbox.release();
    await world.delivered();
    const { tickets } = await bob.client.tickets.mine.query({});
    expect(tickets).toMatchObject([{ status: 'valid', event: { status: 'on_hold' } }, {}]);
  });

  test('a session that began ten minutes ago is not fresh any more', async () => {
    const world = await startWorld(kind);
    const { clerk } = world.sandbox;
    const { id, client } = await person(world);
    clerk.sessions.create(id);
    expect(await client.account.leaving.query()).toMatchObject({ isFresh: true, tickets: { count: 0, paid: [] } });
    const session = clerk.sessions.activeOf(id);
    if (!session) throw new Error('A session was expected');
    session.created_at -= 10 * MINUTE_MS;
    expect(await client.account.leaving.query()).toMatchObject({ isFresh: false });
  });
});
