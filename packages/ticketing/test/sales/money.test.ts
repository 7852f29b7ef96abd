import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { earningsOf, eventOverview } from '../../src/index.ts';
import { sale } from '../world/sale.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function soldOut(changes: Parameters<typeof sale>[1] = {}) {
    const world = await sale(kind, changes);
    const { db, organizer, eventId, now } = world;
    const overview = async () => {
      const found = await eventOverview(db.read, { eventId, organizerId: organizer.id, now: now() });
      if (found === 'unknown_event') throw new Error(found);
      return found;
    };
    const earned = async () => {
      const found = await earningsOf(db.read, { organizerId: organizer.id, limit: 5 });
      if (found === 'invalid_cursor') throw new Error(found);
      return found.earnings;
    };
    return { ...world, overview, earned };
  }

  test('what was sold, less the fee, is what the organizer holds', async () => {
    const { overview, earned, balance, orderId, organizer, eventId, buy, person } = await soldOut();
    await buy(await person(), eventId, 3);
    const money = { gross: 10_250, refunded: 0, disputed: 0, fee: 100, net: 10_150 };
    expect(await overview()).toMatchObject({
      capacity: 10,
      sold: 5,
      admitted: 0,
      expected: 5,
      money: { ...money, currency: 'EUR', digits: 2 },
      sales: [{ hour: '2026-01-05T00', tickets: 5 }],
    });
    expect(await earned()).toMatchObject([{ ...money, eventId, title: 'Concert', sold: 5, currency: 'EUR' }]);
    expect([orderId, organizer.accountId].every(Boolean)).toBe(true);
    expect(balance.account).toBe(4_060);
  });

  test('a refund, a refund by hand and a dispute are each taken off once, to the cent that the organizer holds', async () => {
    const { refund, settle, overview, balance, byHand, dispute, hintDispute, decide } = await soldOut({ quantity: 3 });
    await refund();
    await settle();
    expect((await overview()).money).toMatchObject({ gross: 6_150, refunded: 2_050, fee: 40, net: 4_060 });
    expect(balance.account).toBe(4_060);
    byHand(333);
    await settle();
    const besides = (await overview()).money;
    expect(besides).toMatchObject({ refunded: 2_383, net: balance.account });
    dispute();
    await hintDispute();
    await settle();
    const claimed = (await overview()).money;
    expect(claimed).toMatchObject({ gross: 6_150, net: balance.account });
    expect(claimed?.disputed).toBeGreaterThan(0);
    decide('won');
    await settle();
    expect((await overview()).money).toEqual(besides);
  });

  test('a cancelled event ends with nothing', async () => {
    const { cancel, settle, overview, earned, balance } = await soldOut();
    await cancel();
    await settle();
    const nothing = { gross: 4_100, refunded: 4_100, disputed: 0, fee: 0, net: 0 };
    expect(await overview()).toMatchObject({ sold: 0, expected: 0, money: nothing });
    expect(await earned()).toMatchObject([{ ...nothing, status: 'cancelled', sold: 0 }]);
    expect(balance.account).toBe(0);
  });

  test('a free event has no money, and earnings leave it out', async () => {
    const { db, organizer, eventOf, checkout, person, now, earned } = await soldOut();
    const eventId = await eventOf(organizer, { price: null });
    await checkout(await person(), eventId, 2);
    const overview = await eventOverview(db.read, { eventId, organizerId: organizer.id, now: now() });
    expect(overview).toMatchObject({ money: null, sold: 2 });
    expect(await earned()).toHaveLength(1);
    const stranger = await person();
    expect(await eventOverview(db.read, { eventId, organizerId: stranger.id, now: now() })).toBe('unknown_event');
    expect(await earningsOf(db.read, { organizerId: stranger.id, limit: 5 })).toEqual({ earnings: [], next: null });
  });

  test('earnings come page by page, the latest event first', async () => {
    const { db, organizer, eventOf } = await soldOut();
    for (const month of ['04', '05']) {
      const startsAt = `2026-${month}-01T18:00:00.000Z`;
      await eventOf(organizer, { title: month, startsAt, endsAt: `2026-${month}-01T20:00:00.000Z` });
    }
    const ask = async (after?: string) => {
      const found = await earningsOf(db.read, { organizerId: organizer.id, limit: 2, after });
      if (found === 'invalid_cursor') throw new Error(found);
      return found;
    };
    const first = await ask();
    const second = await ask(first.next ?? '');
    expect([...first.earnings, ...second.earnings].map(({ title }) => title)).toEqual(['05', '04', 'Concert']);
    expect(second.next).toBeNull();
  });
});
