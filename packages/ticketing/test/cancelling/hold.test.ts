import { type DatabaseKind, databaseKinds } from '@ticket-hub/db/testing';
import { deletionHolds } from '@ticket-hub/users';
import { describe, expect, test } from 'vitest';
import {
  cancelEvent,
  createEvent,
  eventById,
  listEvents,
  refundTicket,
  settleOrder,
  ticketsOf,
} from '../../src/index.ts';
import { atClerk, concert, HOUR_MS, newWorld, sessionOf } from '../world/world.ts';

const even = { buyer: 0, account: 0, platform: 0 };

async function withSales(kind: DatabaseKind) {
  const world = await newWorld(kind, { holdMs: 24 * HOUR_MS });
  const organizer = await world.organizer();
  const eventId = await world.eventOf(organizer);
  const gratis = await world.eventOf(organizer, { price: null });
  const draft = await createEvent(world.db, { organizer, content: concert, now: world.now() });
  const buyer = await world.person();
  const sold = await world.buy(buyer, eventId, 2);
  await world.checkout(buyer, gratis);
  const seen = (viewerId?: string) =>
    eventById(world.db.read, { eventId, now: world.now(), ...(viewerId !== undefined && { viewerId }) });
  const draftId = draft.outcome === 'created' ? draft.event.id : '';
  return { ...world, organizer, eventId, gratis, draftId, buyer, sold, seen };
}

describe.each(databaseKinds)('%s', (kind) => {
  test('within the hold events are off sale and hidden, and nothing is refunded; after it the ledger is right to the cent', async () => {
    const { db, organizer, eventId, buyer, sold, seen, ...world } = await withSales(kind);
    expect(await world.remove(organizer)).toMatchObject({ outcome: 'deleted', dependents: { events: 3, connect: 1 } });
    const [user] = await db.read.selectFrom('users').selectAll().where('id', '=', organizer.id).execute();
    expect(user).toMatchObject({ first_name: null, stripe_connect_id: null });
    expect(
      await listEvents(db.read, { when: 'upcoming', after: undefined, limit: 10, now: world.now() }),
    ).toMatchObject({ events: [] });
    expect(await seen()).toBeUndefined();
    expect(await seen((await world.person()).id)).toBeUndefined();
    const until = new Date(world.now().getTime() + 24 * HOUR_MS).toISOString();
    const onHold = { title: 'Concert', status: 'on_hold', onHoldUntil: until };
    expect(await seen(buyer.id)).toMatchObject({ ...onHold, sellable: false, reason: 'on_hold' });
    const page = await ticketsOf(db.read, { buyerId: buyer.id, after: undefined, limit: 10 });
    expect(page).toMatchObject({ tickets: [{ status: 'valid', event: onHold }, {}, {}] });
    expect(await world.checkout(await world.person(), eventId)).toEqual({ outcome: 'not_on_sale' });
    // A request that was under way when they were deleted.
    const ticketId = sold.tickets[0]?.id ?? '';
    expect(await cancelEvent(db, { organizer, eventId, now: world.now() })).toEqual({ outcome: 'unknown_event' });
    expect(await refundTicket(db, { organizer, ticketId, now: world.now() })).toEqual({ outcome: 'unknown_ticket' });

    world.later(23 * HOUR_MS);
    await world.sweep();
    expect([await world.statuses(sold.orderId), world.bank.moved]).toEqual([['valid', 'valid'], []]);
    expect(await deletionHolds(db.read)).toMatchObject({ running: 1, endsNext: until });
    world.later(HOUR_MS);
    expect(await Promise.all([world.endHolds(db), world.endHolds(world.other)])).toContain(1);
    await Promise.all([world.sweep(db), world.sweep(world.other)]);
    expect(await world.statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
    expect([...world.bank.ledger.charges.values()].map(({ balance }) => balance)).toEqual([even]);
    expect(await seen()).toMatchObject({ status: 'cancelled', title: 'Cancelled event', onHoldUntil: null });
    expect(await deletionHolds(db.read)).toMatchObject({ running: 0, kept: 0, users: [] });
    expect((await world.restore(organizer, 'unknown')).outcome).toBe('nothing_held');
  });

  test('restored within the hold, events are on sale again, with their drafts, tickets and account', async () => {
    const { db, organizer, eventId, sold, seen, draftId, ...world } = await withSales(kind);
    const before = await seen();
    await world.remove(organizer);
    world.later(20 * HOUR_MS);
    expect(await world.restore(organizer)).toEqual({ outcome: 'restored', dependents: { connect: 1, events: 2 } });
    expect(await seen()).toEqual({ ...before, updatedAt: expect.any(String) });
    expect(await eventById(db.read, { eventId: draftId, viewerId: organizer.id, now: world.now() })).toMatchObject({
      status: 'draft',
    });
    world.later(48 * HOUR_MS);
    await world.sweep();
    expect([await world.statuses(sold.orderId), world.bank.moved]).toEqual([['valid', 'valid'], []]);
    const late = await world.buy(await world.person(), eventId);
    expect(await world.statuses(late.orderId)).toEqual(['valid']);
    expect(await cancelEvent(db, { organizer, eventId, now: world.now() })).toMatchObject({ refunds: 3 });
  });

  test('whom Clerk has forgotten too: events stay, until their organizer is back under a new sign-in', async () => {
    const { db, organizer, eventId, sold, seen, gratis, ...world } = await withSales(kind);
    await world.remove(organizer);
    expect(await world.restore(organizer, 'unknown')).toMatchObject({ outcome: 'kept', dependents: { events: 2 } });
    expect(await seen()).toMatchObject({ status: 'published', sellable: true, organizer: { name: '' } });
    expect(await deletionHolds(db.read)).toMatchObject({ running: 0, kept: 1, users: [{ until: null }] });
    world.later(48 * HOUR_MS);
    await world.sweep();
    expect(await world.statuses(sold.orderId)).toEqual(['valid', 'valid']);
    await world.buy(await world.person(), eventId);

    const anew = atClerk();
    expect(await world.restore(organizer, anew)).toMatchObject({
      outcome: 'moved',
      dependents: { connect: 1, events: 3 },
    });
    expect(await seen()).toMatchObject({ sellable: true, organizer: { clerkId: anew.id, name: 'Ada' } });
    const rows = await db.read.selectFrom('users').select(['clerk_id', 'stripe_connect_id', 'deleted_at']).execute();
    expect(rows.find(({ clerk_id }) => clerk_id === anew.id)).toMatchObject({ stripe_connect_id: organizer.accountId });
    expect(rows.find(({ clerk_id }) => clerk_id === organizer.clerkId)).toMatchObject({ stripe_connect_id: null });
    expect((await world.restore(organizer, anew)).outcome).toBe('nothing_held');
    await world.remove(organizer, db, true);
    expect(await seen()).toMatchObject({ status: 'published' });
  });

  test.each(['on hold', 'kept'])('an operator who does not wait ends what is %s, and refunds begin', async (state) => {
    const { organizer, sold, ...world } = await withSales(kind);
    await world.remove(organizer);
    if (state === 'kept') await world.restore(organizer, 'unknown');
    expect(await world.remove(organizer, world.db, true)).toMatchObject({
      outcome: 'ignored',
      dependents: { events: 3 },
    });
    await world.sweep();
    expect(await world.statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
    const [user] = await world.db.read.selectFrom('users').selectAll().where('id', '=', organizer.id).execute();
    expect(user?.stripe_connect_id).toBeNull();
    expect(await world.remove(organizer, world.db, true)).toEqual({ outcome: 'ignored', dependents: {} });
  });

  test('an event that takes place while it is on hold is refunded all the same', async () => {
    const { organizer, sold, ...world } = await withSales(kind);
    world.later(Date.parse(concert.startsAt) - world.now().getTime());
    await world.remove(organizer);
    world.later(25 * HOUR_MS);
    await world.sweep();
    expect(await world.statuses(sold.orderId)).toEqual(['refunded', 'refunded']);
  });

  test('a payment that comes when the event is on hold already goes back at once, and no other', async () => {
    const { db, organizer, eventId, sold, ...world } = await withSales(kind);
    const opened = await world.checkout(await world.person(), eventId);
    if (opened.outcome !== 'open') throw new Error(opened.outcome);
    await world.remove(organizer);
    world.bank.pay(sessionOf(opened.url));
    await settleOrder(db, world.ports, opened.orderId);
    await world.sweep();
    expect(await world.statuses(opened.orderId)).toEqual(['refunded']);
    expect(await world.statuses(sold.orderId)).toEqual(['valid', 'valid']);
  });

  test('the end of the hold and a restoration of the same moment: one of them, and the books agree', async () => {
    for (let i = 0; i < 3; i++) {
      const { db, other, organizer, sold, ...world } = await withSales(kind);
      await world.remove(organizer);
      world.later(24 * HOUR_MS);
      const [, { outcome }] = await Promise.all([world.endHolds(db), world.restore(organizer, 'unknown', other)]);
      await world.sweep();
      const expected = outcome === 'kept' ? 'valid' : 'refunded';
      expect(await world.statuses(sold.orderId)).toEqual([expected, expected]);
    }
  });

  test('an organizer who has sold nothing is not held', async () => {
    const world = await newWorld(kind, { holdMs: 24 * HOUR_MS });
    const organizer = await world.organizer();
    const eventId = await world.eventOf(organizer);
    await world.checkout(await world.person(), eventId);
    await world.remove(organizer);
    expect(await deletionHolds(world.db.read)).toMatchObject({ running: 0 });
    expect(await eventById(world.db.read, { eventId, now: world.now() })).toMatchObject({ status: 'cancelled' });
  });
});
