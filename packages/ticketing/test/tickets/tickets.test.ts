import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { checkIn, ticketsForEvent, ticketsOf } from '../../src/index.ts';
import { concert, HOUR_MS, newWorld } from '../world/world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  async function withTicket() {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    const buyer = await world.person();
    const { tickets } = await world.buy(buyer, eventId);
    const [ticket] = tickets;
    if (!ticket) throw new Error('No ticket');
    const entry = { organizer, eventId, code: ticket.code, now: world.now() };
    return { ...world, organizer, eventId, buyer, ticket, entry };
  }

  test('a ticket lets one person in, at however many doors it is shown', async () => {
    const { db, other, entry, ticket } = await withTicket();
    const doors = await Promise.all(Array.from({ length: 10 }, (_, i) => checkIn(i % 2 ? db : other, entry)));
    const seen = { ticketId: ticket.id, usedAt: entry.now.toISOString(), guest: { name: 'Ada' } };
    expect(doors.filter(({ outcome }) => outcome === 'checked_in')).toEqual([{ outcome: 'checked_in', ...seen }]);
    expect(doors.filter(({ outcome }) => outcome === 'already_used')).toHaveLength(9);
  });

  test('a code is good for its own event and its own organizer', async () => {
    const { db, entry, eventOf, organizer, person } = await withTicket();
    const unknown = { outcome: 'unknown_code' };
    expect(await checkIn(db, { ...entry, organizer: await person() })).toEqual(unknown);
    expect(await checkIn(db, { ...entry, eventId: await eventOf(organizer) })).toEqual(unknown);
    expect(await checkIn(db, { ...entry, code: 'ABC' })).toEqual(unknown);
    const typed = ` ${entry.code.toLowerCase().replace(/(.{4})/g, '$1-')}`;
    expect(await checkIn(db, { ...entry, code: typed })).toMatchObject({ outcome: 'checked_in' });
  });

  test('a ticket that is not paid for lets nobody in', async () => {
    const { db, entry, checkout, person, eventId, ticketsWhere } = await withTicket();
    const late = await person();
    await checkout(late, eventId);
    const [reserved] = await ticketsWhere('buyer_id', late.id);
    const code = reserved?.code ?? '';
    expect(await checkIn(db, { ...entry, code })).toEqual({
      outcome: 'not_valid',
      status: 'reserved',
      guest: { name: 'Ada' },
    });
  });

  test('its holder sees the code and the event, the organizer the holder and no code', async () => {
    const { db, buyer, ticket, eventId, organizer, person } = await withTicket();
    const common = {
      id: ticket.id,
      status: 'valid',
      price: { amount: 2_050, currency: 'EUR', digits: 2 },
      usedAt: null,
      createdAt: ticket.created_at,
    };
    const { title, venue, startsAt, endsAt, timeZone } = concert;
    const event = { id: eventId, title, venue, startsAt, endsAt, timeZone, status: 'published', onHoldUntil: null };
    expect(await ticketsOf(db.read, { buyerId: buyer.id, limit: 5 })).toEqual({
      tickets: [{ ...common, code: ticket.code, reservedUntil: null, orderId: ticket.order_id, event }],
      next: null,
    });
    const sold = { organizerId: organizer.id, eventId, limit: 5 };
    expect(await ticketsForEvent(db.read, sold)).toEqual({
      tickets: [{ ...common, refundable: true, besides: null, buyer: { id: buyer.id, name: 'Ada' } }],
      next: null,
    });
    const { id: organizerId } = await person();
    expect(await ticketsForEvent(db.read, { ...sold, organizerId })).toBe('unknown_event');
    expect(await ticketsForEvent(db.read, { ...sold, after: '?' })).toBe('invalid_cursor');
    expect(await ticketsOf(db.read, { buyerId: buyer.id, limit: 5, after: '?' })).toBe('invalid_cursor');
  });

  test('tickets come in pages, without what was never paid for', async () => {
    const { db, buyer, eventId, buy, checkout, later, sweep } = await withTicket();
    await buy(buyer, eventId, 4);
    await checkout(buyer, eventId, 2);
    later(HOUR_MS);
    await sweep();
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await ticketsOf(db.read, { buyerId: buyer.id, limit: 2, after });
      if (page === 'invalid_cursor') throw new Error(page);
      seen.push(...page.tickets.map(({ id }) => id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});
