import { transact } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { checkIn, guestsOf } from '../../src/index.ts';
import { MINUTE_MS, newWorld } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withGuests(names: [string, string][]) {
    const world = await newWorld(kind);
    const { db, later } = world;
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer, { capacity: 50 });
    const buyers = [];
    for (const [first_name, last_name] of names) {
      const buyer = await world.person();
      await transact(db, (tx) =>
        tx.updateTable('users').set({ first_name, last_name }).where('id', '=', buyer.id).execute(),
      );
      buyers.push({ ...buyer, ...(await world.buy(buyer, eventId, 2)) });
      later(MINUTE_MS);
    }
    type Asked = Partial<Parameters<typeof guestsOf>[1]>;
    const ask = async (asked: Asked = {}) => {
      const found = await guestsOf(db.read, { organizerId: organizer.id, eventId, limit: 20, ...asked });
      if (typeof found === 'string') throw new Error(found);
      return found;
    };
    const namesOf = async (asked: Asked) => (await ask(asked)).guests.map(({ buyer }) => buyer.name);
    return { ...world, organizer, eventId, buyers, ask, namesOf };
  }

  const people: [string, string][] = [
    ['Ada', 'Lovelace'],
    ['Özlem', 'Çelik'],
    ['100%', 'Sure'],
  ];

  test('each order is one guest with its tickets, the latest first, page by page', async () => {
    const { ask, buyers, person, checkout, eventId } = await withGuests(people);
    await checkout(await person(), eventId, 1);
    const first = await ask({ limit: 3 });
    const second = await ask({ limit: 3, after: first.next ?? '' });
    const all = [...first.guests, ...second.guests];
    expect(all.map(({ buyer, tickets }) => [buyer.name, tickets.map(({ status }) => status)])).toEqual([
      ['Ada', ['reserved']],
      ['100% Sure', ['valid', 'valid']],
      ['Özlem Çelik', ['valid', 'valid']],
      ['Ada Lovelace', ['valid', 'valid']],
    ]);
    expect(second.next).toBeNull();
    expect(all.at(-1)).toMatchObject({
      orderId: buyers[0]?.orderId,
      price: { amount: 2_050, currency: 'EUR', digits: 2 },
      besides: null,
      tickets: [{ refundable: true, usedAt: null }, {}],
    });
    expect(JSON.stringify(all)).not.toContain(buyers[0]?.tickets[0]?.code);
  });

  test('they are found by parts of their names, in whatever case, and nothing else is a pattern', async () => {
    const { namesOf } = await withGuests(people);
    const found = await Promise.all(
      ['lovel', 'ADA LOVE', 'lace ada', 'özl', 'ÇELIK', 'Öz çe', '%', '_', String.raw`\ `, 'nobody'].map((query) =>
        namesOf({ query }),
      ),
    );
    const [ada, ozlem, sure] = [['Ada Lovelace'], ['Özlem Çelik'], ['100% Sure']];
    expect(found).toEqual([ada, ada, ada, ozlem, ozlem, ozlem, sure, [], [], []]);
  });

  test('they are found by the state of their tickets', async () => {
    const { db, organizer, eventId, buyers, namesOf, now } = await withGuests(people);
    const code = buyers[0]?.tickets[0]?.code ?? '';
    expect(await checkIn(db, { organizer, eventId, code, now: now() })).toMatchObject({
      outcome: 'checked_in',
      guest: { name: 'Ada Lovelace' },
    });
    expect(await namesOf({ filter: 'admitted' })).toEqual(['Ada Lovelace']);
    expect(await namesOf({ filter: 'expected' })).toHaveLength(3);
    expect(await namesOf({ filter: 'returned' })).toEqual([]);
    expect(await namesOf({ filter: 'expected', query: 'Sure' })).toEqual(['100% Sure']);
  });

  test('whoever has left has no name any more, and whoever asks for another’s event finds none', async () => {
    const { db, remove, buyers, ask, namesOf, eventId, person } = await withGuests(people);
    if (buyers[1]) await remove(buyers[1]);
    expect((await ask()).guests.map(({ buyer }) => buyer.name)).toEqual(['100% Sure', '', 'Ada Lovelace']);
    expect(await namesOf({ query: 'Çelik' })).toEqual([]);
    const { id: organizerId } = await person();
    expect(await guestsOf(db.read, { organizerId, eventId, limit: 5 })).toBe('unknown_event');
    expect(await guestsOf(db.read, { organizerId, eventId, limit: 5, after: 'x' })).toBe('invalid_cursor');
  });
});
