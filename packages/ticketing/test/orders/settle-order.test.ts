import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test, vi } from 'vitest';
import { cancelEvent, orderOfSession, pendingRefunds, settleOrder, sweepOrders } from '../../src/index.ts';
import { HOUR_MS, MINUTE_MS, newWorld, sessionOf } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withCheckout(quantity = 2) {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    const buyer = await world.person();
    const opened = await world.checkout(buyer, eventId, quantity);
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    const { orderId } = opened;
    return {
      ...world,
      organizer,
      eventId,
      buyer,
      orderId,
      sessionId: sessionOf(opened.url),
      settle: (process = world.db) => settleOrder(process, world.ports, orderId),
      cancel: () => cancelEvent(world.db, { organizer, eventId, now: world.now() }),
    };
  }

  test('only Stripe’s word makes a ticket valid, and it is taken once', async () => {
    const { db, other, bank, settle, statuses, orderId, sessionId, ports } = await withCheckout();
    expect(await orderOfSession(db.read, sessionId)).toBe(orderId);
    expect(await settle()).toBe('waiting');
    expect(await statuses(orderId)).toEqual(['reserved', 'reserved']);
    bank.pay(sessionId);
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => settle(i % 2 ? db : other)));
    expect(all.toSorted().slice(0, 1)).toEqual(['paid']);
    expect(all.filter((one) => one === 'unchanged')).toHaveLength(9);
    expect(await statuses(orderId)).toEqual(['valid', 'valid']);
    expect(await settleOrder(db, ports, 'nothing')).toBe('unknown_order');
  });

  test('a payment that nobody told us of is confirmed within a minute, whenever it is made', async () => {
    const { db, bank, statuses, orderId, sessionId, ports, later } = await withCheckout();
    later(25 * MINUTE_MS);
    expect(await sweepOrders(db, ports, { limit: 10 })).toMatchObject({ looked: 1, paid: 0 });
    bank.pay(sessionId);
    // Of the minute, the sweep's own beat takes ten seconds.
    later(50_000);
    expect(await sweepOrders(db, ports, { limit: 10 })).toMatchObject({ paid: 1 });
    expect(await statuses(orderId)).toEqual(['valid', 'valid']);
  });

  test('a payment that nobody told us of is found', async () => {
    const { db, bank, statuses, orderId, sessionId, ports, later } = await withCheckout();
    bank.pay(sessionId);
    expect(await sweepOrders(db, ports, { limit: 10 })).toMatchObject({ looked: 0 });
    later(3 * MINUTE_MS);
    expect(await sweepOrders(db, ports, { limit: 10 })).toEqual({ looked: 1, paid: 1, expired: 0, unavailable: 0 });
    expect(await statuses(orderId)).toEqual(['valid', 'valid']);
    expect(await sweepOrders(db, ports, { limit: 10 })).toMatchObject({ looked: 0 });
  });

  test('a reservation ends with its session', async () => {
    const { statuses, orderId, settle, taken, eventId, later } = await withCheckout();
    later(39 * MINUTE_MS);
    expect(await settle()).toBe('waiting');
    later(MINUTE_MS);
    expect(await settle()).toBe('expired');
    expect(await settle()).toBe('unchanged');
    expect(await statuses(orderId)).toEqual(['void', 'void']);
    expect(await taken(eventId)).toBe(0);
  });

  test('a bank debit keeps its seats for days, until it arrives or does not', async () => {
    const { db, bank, checkout, person, eventId, settle, sessionId, later, taken, ports, statuses, orderId } =
      await withCheckout();
    bank.pay(sessionId, 'processing');
    const second = await checkout(await person(), eventId, 3);
    if (second.outcome !== 'open') throw new Error(second.outcome);
    bank.pay(sessionOf(second.url), 'processing');
    later(72 * HOUR_MS);
    expect(await sweepOrders(db, ports, { limit: 10 })).toEqual({ looked: 2, paid: 0, expired: 0, unavailable: 0 });
    expect(await taken(eventId)).toBe(5);
    bank.clear(sessionId, 'failed');
    expect(await settle()).toBe('expired');
    expect(await taken(eventId)).toBe(3);
    bank.clear(sessionOf(second.url), 'paid');
    later(6 * HOUR_MS);
    expect(await sweepOrders(db, ports, { limit: 10 })).toMatchObject({ paid: 1 });
    expect(await statuses(second.orderId)).toEqual(['valid', 'valid', 'valid']);
    expect(await statuses(orderId)).toEqual(['void', 'void']);
  });

  test('cancelling ends open checkouts at Stripe', async () => {
    const { bank, cancel, sweep, sessionId, statuses, orderId, taken, eventId } = await withCheckout();
    expect(await cancel()).toMatchObject({ outcome: 'cancelled', refunds: 0 });
    expect([await statuses(orderId), await taken(eventId)]).toEqual([['void', 'void'], 0]);
    await sweep();
    expect(bank.session(sessionId)?.state).toBe('expired');
    expect(await statuses(orderId)).toEqual(['void', 'void']);
  });

  test.each(['cancelled', 'deleted'] as const)(
    'a payment that comes after the checkout was %s is refunded',
    async (how) => {
      const { bank, cancel, remove, buyer, sweep, sessionId, statuses, orderId, movements } = await withCheckout();
      bank.pay(sessionId);
      await (how === 'cancelled' ? cancel() : remove(buyer));
      expect(await sweep()).toEqual({ moved: 2, refused: 0, failed: 0, unavailable: 0 });
      expect(await statuses(orderId)).toEqual(['refunded', 'refunded']);
      expect(await movements()).toHaveLength(2);
      expect([...bank.ledger.charges.values()].map(({ balance }) => balance)).toEqual([
        { buyer: 0, account: 0, platform: 0 },
      ]);
    },
  );

  test('a cancellation in the middle of a settlement is not lost', async () => {
    const { bank, cancel, settle, sweep, sessionId, statuses, orderId } = await withCheckout();
    bank.pay(sessionId);
    bank.faults.push(async () => void (await cancel()));
    expect(await settle()).toBe('paid');
    expect(await statuses(orderId)).toEqual(['refund_due', 'refund_due']);
    await sweep();
    expect(await statuses(orderId)).toEqual(['refunded', 'refunded']);
  });

  test.each(['down', 'lost', 'dies-before', 'dies-after', 'throws-after'] as const)(
    'when asking %s, the next one to ask settles it',
    async (fault) => {
      const { db, other, bank, settle, sessionId, statuses, orderId } = await withCheckout();
      bank.pay(sessionId);
      bank.faults.push(fault);
      const first = settle(db).catch(() => 'killed');
      await vi.waitFor(() => expect(bank.faults).toEqual([]));
      if (fault === 'down' || fault === 'lost') expect(await first).toBe('unavailable');
      expect(await settle(other)).toBe('paid');
      expect(await statuses(orderId)).toEqual(['valid', 'valid']);
    },
  );

  test('those who watch see how many checkouts are open', async () => {
    const { db, later, sweep } = await withCheckout();
    const quiet = { due: 0, failed: 0, oldestDue: null, openDisputes: 0 };
    expect(await pendingRefunds(db.read)).toEqual({ ...quiet, openOrders: 1 });
    later(HOUR_MS);
    await sweep();
    expect(await pendingRefunds(db.read)).toEqual({ ...quiet, openOrders: 0 });
  });
});
