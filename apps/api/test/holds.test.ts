import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { endHolds } from '../src/jobs/end-holds.ts';
import { hub } from './cli.ts';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

const DAY_MS = 86_400_000;

async function withSales(world: World) {
  Object.assign(world.sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0 });
  const olga = await organizer(world);
  const { id: eventId } = await publishedEvent(olga);
  const bob = await person(world, 'Bob');
  await buy(world, bob, eventId, 2);
  const tickets = async () => (await bob.client.tickets.mine.query({})).tickets;
  return { olga, eventId, bob, tickets, states: async () => (await tickets()).map(({ status }) => status) };
}

/** What the API does some days later, in two processes at once. */
async function daysLater({ deps }: World, days: number) {
  const now = () => new Date(Date.now() + days * DAY_MS);
  await Promise.all([endHolds({ ...deps, now }), endHolds({ ...deps, now })]);
}

describe.each(databaseKinds)('%s', (kind) => {
  test('an organizer who is deleted at Clerk by mistake: buyers are told, nothing is refunded, and an operator undoes it', async () => {
    const world = await startWorld(kind, { ADMIN_USER_IDS: 'user_admin' });
    const { users } = world.sandbox.clerk;
    users.create({ id: 'user_admin', firstName: 'Ada' });
    const { olga, eventId, tickets, states } = await withSales(world);
    users.delete(olga.id);
    await world.delivered();
    await world.sweep();
    await daysLater(world, 0.9);
    const onHold = { title: 'Evening of numbers', status: 'on_hold', onHoldUntil: expect.any(String) };
    expect(await tickets()).toMatchObject([
      { status: 'valid', event: onHold },
      { status: 'valid', event: onHold },
    ]);
    expect(await world.client().events.list.query({})).toMatchObject({ events: [] });
    const { holds } = await world.client({ clerkId: 'user_admin' }).admin.health.query();
    expect(holds).toMatchObject({ running: 1, users: [{ clerkId: olga.id, until: expect.any(String) }] });
    expect((await hub(world.deps, 'doctor')).out).toContain(`${olga.id} until`);

    const restored = JSON.parse((await hub(world.deps, 'user', 'restore', olga.id, '--json')).out);
    expect(restored).toEqual({ clerk: 'unknown', outcome: 'kept', dependents: { connect: 1, events: 1 } });
    await world.sweep();
    expect(await world.client().events.byId.query({ eventId })).toMatchObject({ sellable: true });
    await buy(world, await person(world, 'Eve'), eventId);
    const anew = await person(world, 'Olga');
    expect(await hub(world.deps, 'user', 'restore', olga.id, '--as', 'user_nobody')).toMatchObject({ status: 1 });
    expect(await hub(world.deps, 'user', 'restore', olga.id, '--as', anew.id)).toMatchObject({ status: 0 });
    expect(await anew.client.events.mine.query({})).toMatchObject({ events: [{ id: eventId, sellable: true }] });
    const { audit } = world.client({ clerkId: 'user_admin' }).admin;
    expect(await audit.query({ subject: anew.id })).toMatchObject({
      actions: [{ actor: 'hub', action: 'user.restore_as', outcome: 'moved' }],
    });
    expect(await anew.client.payouts.status.query()).toMatchObject({ state: 'active' });
    await daysLater(world, 3);
    await world.sweep();
    expect(await states()).toEqual(['valid', 'valid']);
  });

  test.each(['when the hold is over', 'at an operator’s word'])(
    '%s, buyers have their money to the cent',
    async (when) => {
      const world = await startWorld(kind);
      const { ledger } = world.sandbox.stripe;
      const { olga, states } = await withSales(world);
      world.sandbox.clerk.users.delete(olga.id);
      await world.delivered();
      if (when.startsWith('when')) await daysLater(world, 1.1);
      else expect(await hub(world.deps, 'user', 'erase', olga.id, '--now')).toMatchObject({ status: 0 });
      await world.sweep();
      await world.delivered();
      expect(await states()).toEqual(['refunded', 'refunded']);
      expect([ledger.balanceOf(olga.accountId), ledger.balanceOf('platform'), ledger.check()]).toEqual([0, 0, []]);
      expect((await hub(world.deps, 'user', 'restore', olga.id)).status).toBe(1);
    },
  );
});
