import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { giveBackOrder, ticketsOf } from '../../src/index.ts';
import { MINUTE_MS, newWorld, sessionOf } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withCheckout() {
    const world = await newWorld(kind);
    const { db, bank, ports, now } = world;
    const eventId = await world.eventOf(await world.organizer());
    const buyer = await world.person();
    const opened = await world.checkout(buyer, eventId, 2);
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    const { orderId } = opened;
    const sessionId = sessionOf(opened.url);
    const state = async () => [await world.statuses(orderId), await world.taken(eventId)];
    const giveBack = (process = db, user = buyer) => giveBackOrder(process, ports, { buyer: user, orderId });
    return { ...world, bank, now, eventId, buyer, orderId, sessionId, state, giveBack };
  }

  const free = [['void', 'void'], 0];
  const bought = [['valid', 'valid'], 2];

  test('what is reserved says until when, and its buyer can give it back: the session ends and the seats are free', async () => {
    const { db, bank, buyer, person, now, sessionId, state, giveBack } = await withCheckout();
    const { tickets } = await ticketsOf(db.read, { buyerId: buyer.id, limit: 5 }).then((page) => {
      if (page === 'invalid_cursor') throw new Error(page);
      return page;
    });
    const until = new Date(now().getTime() + 40 * MINUTE_MS).toISOString();
    expect(tickets.map(({ reservedUntil }) => reservedUntil)).toEqual([until, until]);
    expect(await giveBack(db, await person())).toBe('unknown_order');
    expect(await giveBack()).toBe('given_back');
    expect([bank.session(sessionId)?.state, await state()]).toEqual(['expired', free]);
    expect(await giveBack()).toBe('given_back');
  });

  test('a payment that is there first keeps the tickets, also if nobody has told of it yet', async () => {
    const { bank, sessionId, state, giveBack, movements } = await withCheckout();
    bank.pay(sessionId);
    expect(await giveBack()).toBe('paid');
    expect(await giveBack()).toBe('paid');
    expect([await state(), await movements()]).toEqual([bought, []]);
  });

  test('a payment at the same moment either counts or is not made', async () => {
    const { bank, other, sessionId, state, giveBack, movements, sweep } = await withCheckout();
    bank.faults.push(async () => void bank.pay(sessionId));
    const both = await Promise.all([giveBack(), giveBack(other)]);
    const paid = bank.session(sessionId)?.state === 'paid';
    expect(new Set(both)).toEqual(new Set([paid ? 'paid' : 'given_back']));
    await sweep();
    expect([await state(), await movements()]).toEqual([paid ? bought : free, []]);
  });

  test('a bank debit that is under way keeps its seats', async () => {
    const { bank, sessionId, state, giveBack } = await withCheckout();
    bank.pay(sessionId, 'processing');
    expect(await giveBack()).toBe('processing');
    expect(await state()).toEqual([['reserved', 'reserved'], 2]);
  });

  test.each(['down', 'lost'] as const)(
    'while Stripe is %s nothing is given back that could still be paid',
    async (fault) => {
      const { bank, state, giveBack } = await withCheckout();
      bank.faults.push(fault);
      expect(await giveBack()).toBe(fault === 'down' ? 'unavailable' : 'given_back');
      expect(await giveBack()).toBe('given_back');
      expect(await state()).toEqual(free);
    },
  );

  test('what has no session yet is given back, and the one that is being opened ends', async () => {
    const { db, bank, ports, checkout, person, eventId, taken, sweep } = await withCheckout();
    const buyer = await person();
    bank.faults.push(async () => {
      const { id } = await db.read
        .selectFrom('orders')
        .select('id')
        .where('buyer_id', '=', buyer.id)
        .executeTakeFirstOrThrow();
      expect(await giveBackOrder(db, ports, { buyer, orderId: id })).toBe('given_back');
    });
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'gone' });
    expect(await taken(eventId)).toBe(2);
    await sweep();
    await vi.waitFor(() => expect([...bank.sessions.values()].map(({ state }) => state)).toEqual(['open', 'expired']));
  });
});
