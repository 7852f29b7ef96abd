import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { livePage } from './live-page.ts';
import { buy, organizer, person, publishedEvent } from './people.ts';
import { startWorld } from './world.ts';

const soon = { timeout: 5_000 };

describe.each(databaseKinds)('%s', (kind) => {
  async function sale(price: number | null = 2_500) {
    const world = await startWorld(kind);
    const [olga, bob] = [await organizer(world), await person(world, 'Bob')];
    const { id: eventId } = await publishedEvent(olga, price, 40);
    const visitor = world.client();
    const looking = { query: 'events.byId', ask: () => visitor.events.byId.query({ eventId }) };
    const visitors = livePage(visitor, { ...looking, stream: 'public' });
    const buyers = livePage(bob.client, { ...looking, stream: 'changes' });
    const guests = livePage(olga.client, {
      stream: 'changes',
      query: 'tickets.forEvent',
      ask: async () => (await olga.client.tickets.forEvent.query({ eventId })).tickets.map(({ status }) => status),
    });
    await vi.waitFor(() => {
      for (const page of [visitors, buyers, guests]) expect(page.shows).toBeDefined();
    }, soon);
    return { world, olga, bob, eventId, visitors, buyers, guests };
  }

  test('a sale shows to its organizer, and to whoever looks on, signed in or not', async () => {
    const { bob, eventId, visitors, buyers, guests } = await sale();
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 3 });
    await vi.waitFor(() => {
      expect(visitors.shows).toMatchObject({ left: 37 });
      expect(buyers.shows).toMatchObject({ left: 37 });
      expect(guests.shows).toEqual(['reserved', 'reserved', 'reserved']);
    }, soon);
  });

  test('a payment, a check-in, a finished refund and a dispute show to the organizer', async () => {
    const { world, olga, bob, eventId, visitors, guests } = await sale();
    const shown = (...states: string[]) =>
      vi.waitFor(() => expect(guests.shows?.toSorted()).toEqual(states.toSorted()), soon);
    await buy(world, bob, eventId, 2);
    await shown('valid', 'valid');
    const [first, second] = (await bob.client.tickets.mine.query({})).tickets;
    await olga.client.tickets.checkIn.mutate({ eventId, code: first?.code ?? '' });
    await shown('used', 'valid');
    await olga.client.tickets.refund.mutate({ ticketId: second?.id ?? '' });
    await shown('used', 'refund_due');
    await vi.waitFor(() => expect(visitors.shows).toMatchObject({ left: 39 }), soon);
    await world.sweep();
    await shown('used', 'refunded');
    const [session] = world.sandbox.stripe.checkout.all();
    if (typeof session?.payment_intent !== 'string') throw new Error('Nothing was paid');
    world.sandbox.stripe.disputes.open(session.payment_intent);
    await shown('disputed', 'refunded');
  });

  test('visitors hear of nothing that concerns somebody in particular', async () => {
    const { world, olga, bob, eventId, visitors } = await sale();
    await buy(world, bob, eventId, 1);
    const [ticket] = (await bob.client.tickets.mine.query({})).tickets;
    await olga.client.tickets.checkIn.mutate({ eventId, code: ticket?.code ?? '' });
    world.sandbox.clerk.users.update(bob.id, { firstName: 'Robert' });
    world.sandbox.stripe.accounts.requireMore(olga.accountId);
    await world.delivered();
    await olga.client.events.cancel.mutate({ eventId });
    await vi.waitFor(() => expect(visitors.shows).toMatchObject({ status: 'cancelled' }), soon);
    const open = new Set(['*', 'events.byId', 'events.list']);
    expect(visitors.topics.filter((topic) => !open.has(topic))).toEqual([]);
  });

  test('many sales at once make nobody ask for each of them, and all see the last', async () => {
    const { world, olga, eventId, visitors, guests } = await sale(null);
    const buyers = await Promise.all(Array.from({ length: 15 }, (_, n) => person(world, `Guest${n}`)));
    const before = visitors.asked + guests.asked;
    const began = performance.now();
    await Promise.all(buyers.map(({ client }) => client.tickets.checkout.mutate({ eventId, quantity: 2 })));
    await vi.waitFor(() => {
      expect(visitors.shows).toMatchObject({ left: 10 });
      expect(guests.shows).toHaveLength(20);
    }, soon);
    expect((await olga.client.events.byId.query({ eventId })).left).toBe(10);
    // Two streams, each told at once, then at most every quarter of a second. A slow machine sells for longer.
    const rounds = 2 + (performance.now() - began) / 250;
    const asked = visitors.asked + guests.asked - before;
    expect(asked).toBeLessThanOrEqual(4 * rounds);
    // However slow: fewer than once for each sale on each of the two.
    expect(asked).toBeLessThan(2 * buyers.length);
  });
});
