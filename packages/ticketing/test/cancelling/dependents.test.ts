import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { cancelEvent, createEvent, eventById, settleOrder } from '../../src/index.ts';
import { concert, HOUR_MS, newWorld } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withSales() {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    const buyer = await world.person();
    return { ...world, organizer, eventId, buyer, sold: await world.buy(buyer, eventId, 2) };
  }

  test('with an organizer, coming events are cancelled and refunded through the account that was paid', async () => {
    const {
      db,
      organizer,
      remove,
      sold,
      statuses,
      sweep,
      eventId,
      now,
      bank,
      eventOf,
      checkout,
      person,
      ticketsWhere,
    } = await withSales();
    const draft = await createEvent(db, { organizer, content: concert, now: now() });
    const gratis = await eventOf(organizer, { price: null });
    await checkout(await person(), gratis);
    expect(await remove(organizer)).toMatchObject({ outcome: 'deleted', dependents: { events: 3, connect: 1 } });
    expect(await statuses(sold.orderId)).toEqual(['refund_due', 'refund_due']);
    expect((await ticketsWhere('event_id', gratis)).map(({ status }) => status)).toEqual(['void']);
    await sweep();
    expect(await statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
    expect(bank.moved).toHaveLength(2);
    expect([...bank.ledger.charges.values()][0]?.balance).toEqual({ buyer: 0, account: 0, platform: 0 });
    expect(await eventById(db.read, { eventId, now: now() })).toMatchObject({
      status: 'cancelled',
      title: 'Cancelled event',
      description: '',
      venue: 'No longer known',
      organizer: { name: '', imageUrl: null },
    });
    const draftId = draft.outcome === 'created' ? draft.event.id : '';
    expect(await eventById(db.read, { eventId: draftId, viewerId: organizer.id, now: now() })).toBeUndefined();
  });

  test('what has taken place keeps its tickets and its money', async () => {
    const { organizer, remove, sold, statuses, later, sweep } = await withSales();
    later(100 * 24 * HOUR_MS);
    await remove(organizer);
    await sweep();
    expect(await statuses(sold.orderId)).toEqual(['valid', 'valid']);
  });

  test('with a buyer, valid tickets are void and their seats free, and nothing is refunded', async () => {
    const { buyer, remove, sold, statuses, taken, eventId, sweep, bank } = await withSales();
    expect(await remove(buyer)).toMatchObject({ outcome: 'deleted', dependents: { tickets: 2 } });
    expect([await statuses(sold.orderId), await taken(eventId)]).toEqual([['void', 'void'], 0]);
    await sweep();
    expect(bank.moved).toEqual([]);
  });

  test('when the event is then cancelled, a deleted buyer’s money goes back all the same', async () => {
    const { db, buyer, remove, sold, statuses, eventId, organizer, sweep, now } = await withSales();
    await remove(buyer);
    expect(await cancelEvent(db, { organizer, eventId, now: now() })).toMatchObject({ refunds: 2 });
    await sweep();
    expect(await statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
  });

  test('a refund that is due stays due', async () => {
    const { db, buyer, remove, sold, statuses, eventId, organizer, sweep, now } = await withSales();
    await cancelEvent(db, { organizer, eventId, now: now() });
    await remove(buyer);
    await sweep();
    expect(await statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
  });

  test('checkouts and a deletion of the same moment leave no seat taken and no ticket valid', async () => {
    const { db, other, eventId, person, checkout, remove, taken, sweep, later, bank, ports } = await withSales();
    const before = await taken(eventId);
    const people = [await person(), await person(), await person()];
    await Promise.all(
      people.flatMap((one) => [checkout(one, eventId, 1, db), remove(one, other), checkout(one, eventId, 2, other)]),
    );
    for (const sessionId of bank.sessions.keys()) bank.pay(sessionId);
    for (const { orderId } of bank.sessions.values()) await settleOrder(db, ports, orderId);
    await sweep();
    later(HOUR_MS);
    await sweep();
    expect(await taken(eventId)).toBe(before);
    const [, ...late] = bank.ledger.charges.values();
    for (const { balance } of late) expect(balance).toEqual({ buyer: 0, account: 0, platform: 0 });
  });

  test('nothing of a person is left in what stays', async () => {
    const { db, buyer, organizer, checkout, remove, eventId } = await withSales();
    await checkout(buyer, eventId);
    await remove(buyer);
    await remove(organizer);
    const tables = ['events', 'orders', 'tickets', 'movements', 'connect_intents'] as const;
    const left = await Promise.all(tables.map((table) => db.read.selectFrom(table).selectAll().execute()));
    const text = JSON.stringify(left);
    for (const word of ['Ada', 'Loud', buyer.clerkId, organizer.clerkId, 'https://']) expect(text).not.toContain(word);
  });
});
