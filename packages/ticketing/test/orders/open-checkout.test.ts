import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { cancelEvent, limits, openCheckout, settleOrder } from '../../src/index.ts';
import { concert, HOUR_MS, MINUTE_MS, newWorld, sessionOf } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withEvent(changes = {}) {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    return { ...world, organizer, eventId: await world.eventOf(organizer, changes), buyer: await world.person() };
  }

  test('a checkout is a destination charge to the organizer, with the fee rounded down for each ticket', async () => {
    const { db, bank, checkout, buyer, eventId, organizer, statuses, taken, now } = await withEvent();
    const opened = await checkout(buyer, eventId, 3);
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    expect([...bank.sessions.values()]).toMatchObject([
      {
        orderId: opened.orderId,
        eventId,
        title: 'Concert',
        quantity: 3,
        price: 2_050,
        currency: 'EUR',
        fee: 60,
        accountId: organizer.accountId,
        expiresAt: new Date(now().getTime() + 40 * MINUTE_MS).toISOString(),
      },
    ]);
    expect(await statuses(opened.orderId)).toEqual(['reserved', 'reserved', 'reserved']);
    expect(await taken(eventId)).toBe(3);
    expect(await db.read.selectFrom('orders').selectAll().executeTakeFirst()).toMatchObject({
      amount: 6_150,
      fee: 60,
      account_id: organizer.accountId,
      status: 'open',
    });
  });

  test('a free ticket is valid at once, without Stripe', async () => {
    const { db, bank, buyer, eventId, statuses, now } = await withEvent({ price: null });
    const ports = { payments: null, now, feeBps: 100 };
    const had = await openCheckout(db, ports, { buyer, eventId, quantity: 2 });
    if (had.outcome !== 'complete') throw new Error(had.outcome);
    expect(await statuses(had.orderId)).toEqual(['valid', 'valid']);
    expect(bank.calls).toEqual([]);
  });

  test('a hundred buyers of ten seats from two processes get ten', async () => {
    const { db, other, checkout, eventId, person, taken, ticketsWhere } = await withEvent();
    const buyers = [];
    for (let i = 0; i < 100; i++) buyers.push(await person());
    const all = await Promise.all(buyers.map((one, i) => checkout(one, eventId, 1, i % 2 ? db : other)));
    expect(all.filter(({ outcome }) => outcome === 'open')).toHaveLength(10);
    expect(all.filter(({ outcome }) => outcome === 'sold_out')).toHaveLength(90);
    expect([await taken(eventId), (await ticketsWhere('event_id', eventId)).length]).toEqual([10, 10]);
  });

  test('more than is left cannot be had, the rest can', async () => {
    const { checkout, buyer, person, eventId } = await withEvent({ capacity: 3 });
    expect(await checkout(await person(), eventId, 2)).toMatchObject({ outcome: 'open' });
    expect(await checkout(buyer, eventId, 2)).toEqual({ outcome: 'sold_out' });
    expect(await checkout(buyer, eventId, 1)).toMatchObject({ outcome: 'open' });
  });

  test('a double click is one order, and so is the same request key for ever', async () => {
    const { db, other, bank, checkout, ports, buyer, eventId, taken } = await withEvent();
    const clicks = await Promise.all(
      Array.from({ length: 10 }, (_, i) => checkout(buyer, eventId, 2, i % 2 ? db : other)),
    );
    expect(new Set(clicks.map((click) => JSON.stringify(click))).size).toBe(1);
    expect([bank.sessions.size, await taken(eventId)]).toEqual([1, 2]);

    const purchase = { buyer, eventId, quantity: 2, requestKey: 'again' };
    const again = () => openCheckout(db, { ...ports, feeBps: 100 }, purchase);
    const first = await again();
    if (first.outcome !== 'open') throw new Error(first.outcome);
    expect(await again()).toEqual(first);
    bank.pay(sessionOf(first.url));
    await settleOrder(db, ports, first.orderId);
    expect(await again()).toEqual({ outcome: 'complete', orderId: first.orderId });
    expect(await taken(eventId)).toBe(4);
  });

  test.each(['down', 'lost', 'dies-before', 'dies-after'] as const)(
    'when Stripe is asked and that %s, the buyer’s next click goes on with the same order',
    async (fault) => {
      const { db, other, bank, checkout, buyer, eventId, taken } = await withEvent();
      bank.faults.push(fault);
      const first = checkout(buyer, eventId, 1, db);
      await vi.waitFor(() => expect(bank.calls).toHaveLength(1));
      if (fault === 'down' || fault === 'lost') expect(await first).toEqual({ outcome: 'unavailable' });
      expect(await checkout(buyer, eventId, 1, other)).toMatchObject({ outcome: 'open' });
      expect([bank.sessions.size, await taken(eventId)]).toEqual([1, 1]);
    },
  );

  test.each(['dies-before', 'dies-after'] as const)('seats of a checkout that %s are free again', async (fault) => {
    const { other, bank, checkout, buyer, eventId, later, sweep, taken } = await withEvent();
    bank.faults.push(fault);
    void checkout(buyer, eventId);
    await vi.waitFor(() => expect(bank.calls).toHaveLength(1));
    await sweep(other);
    expect(await taken(eventId)).toBe(1);
    later(10 * MINUTE_MS);
    await sweep(other);
    expect(await taken(eventId)).toBe(0);
    expect(await checkout(buyer, eventId, 1, other)).toMatchObject({ outcome: 'open' });
  });

  test('whoever opens a session too late tells nobody where to pay, and it is ended', async () => {
    const { other, bank, checkout, buyer, eventId, later, sweep, taken } = await withEvent();
    bank.faults.push(async () => {
      later(10 * MINUTE_MS);
      await sweep(other);
    });
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'gone' });
    await sweep();
    expect([...bank.sessions.values()].map(({ state }) => state)).toEqual(['expired']);
    expect(await taken(eventId)).toBe(0);
  });

  test('what Stripe refuses gives its seats back at once', async () => {
    const { bank, checkout, buyer, eventId, taken, statuses, db } = await withEvent();
    bank.faults.push({ refused: 'account_invalid' });
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'refused', code: 'account_invalid' });
    expect(await taken(eventId)).toBe(0);
    const { id } = await db.read.selectFrom('orders').select('id').executeTakeFirstOrThrow();
    expect(await statuses(id)).toEqual(['void']);
  });

  test('nothing is sold that is not for sale', async () => {
    const { db, checkout, buyer, organizer, eventId, say, later, now, person, remove, ports } = await withEvent();
    const purchase = { buyer, eventId, quantity: 1 };
    expect(await openCheckout(db, { payments: null, now, feeBps: 0 }, purchase)).toEqual({ outcome: 'payments_off' });
    expect(await checkout(buyer, 'nowhere')).toEqual({ outcome: 'unknown_event' });
    await say(organizer.accountId, 'restricted');
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'cannot_receive' });
    await say(organizer.accountId, 'active');
    const gone = await person();
    await remove(gone);
    expect(await checkout(gone, eventId)).toEqual({ outcome: 'unknown_user' });

    const opened = await openCheckout(db, { ...ports, feeBps: 0 }, { ...purchase, requestKey: 'once' });
    expect(opened).toMatchObject({ outcome: 'open' });
    await cancelEvent(db, { organizer, eventId, now: now() });
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'not_on_sale' });
    expect(await openCheckout(db, { ...ports, feeBps: 0 }, { ...purchase, requestKey: 'once' })).toEqual({
      outcome: 'gone',
    });
    later(Date.parse(concert.endsAt) + HOUR_MS - now().getTime());
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'not_on_sale' });
  });

  test('an event that is over sells nothing', async () => {
    const { checkout, buyer, eventId, later } = await withEvent();
    later(100 * 24 * HOUR_MS);
    expect(await checkout(buyer, eventId)).toEqual({ outcome: 'over' });
  });

  test('one person holds so many unpaid seats and no more, over all events, until they pay or are free again', async () => {
    const { checkout, buyer, eventOf, organizer, person, bank, sweep, later } = await withEvent();
    const big = await eventOf(organizer, { capacity: 100 });
    const other = await eventOf(organizer, { capacity: 100 });
    const opened = await checkout(buyer, big, limits.unpaidSeats / 2);
    // Two at once: what both would hold is too much.
    const both = await Promise.all([checkout(buyer, other, 6), checkout(buyer, other, 5)]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['open', 'too_many_unpaid']);
    expect(await checkout(buyer, other, 9)).toEqual({ outcome: 'too_many_unpaid' });
    expect(await checkout(await person(), other, 9)).toMatchObject({ outcome: 'open' });
    expect(await checkout(buyer, await eventOf(organizer, { price: null }), 3)).toMatchObject({ outcome: 'complete' });
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    bank.pay(sessionOf(opened.url));
    await sweep();
    later(MINUTE_MS);
    await sweep();
    expect(await checkout(buyer, other, 9)).toMatchObject({ outcome: 'open' });
  });

  test('a request key that is used again for another purchase is refused', async () => {
    const { db, ports, buyer, eventId, eventOf, organizer } = await withEvent();
    const other = await eventOf(organizer);
    const ask = (changes: object) =>
      openCheckout(db, { ...ports, feeBps: 0 }, { buyer, eventId, quantity: 1, requestKey: 'mine', ...changes });
    const first = await ask({});
    expect(await ask({})).toEqual(first);
    expect(await ask({ eventId: other })).toEqual({ outcome: 'key_reused' });
    expect(await ask({ quantity: 2 })).toEqual({ outcome: 'key_reused' });
  });
});
