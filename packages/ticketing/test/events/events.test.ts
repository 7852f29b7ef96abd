import { type Change, everything } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  type Actor,
  cancelEvent,
  createEvent,
  type EventChanges,
  eventById,
  eventsOf,
  listEvents,
  publishEvent,
  updateEvent,
} from '../../src/index.ts';
import { concert, newWorld } from '../world/world.ts';

const free = { price: null };

describe.each(databaseKinds)('%s', (kind) => {
  async function withDraft(content = concert) {
    const world = await newWorld(kind);
    const organizer = await world.organizer();
    const created = await createEvent(world.db, { organizer, content, now: world.now() });
    if (created.outcome !== 'created') throw new Error(created.outcome);
    const eventId = created.event.id;
    const as = (user: Actor) => ({ organizer: user, eventId, now: world.now() });
    return {
      ...world,
      organizer,
      created,
      eventId,
      publish: (user: Actor = organizer) => publishEvent(world.db, as(user)),
      update: (changes: EventChanges, user: Actor = organizer) => updateEvent(world.db, { ...as(user), changes }),
      cancel: (user: Actor = organizer) => cancelEvent(world.db, as(user)),
      look: (viewerId?: string) => eventById(world.db.read, { eventId, viewerId, now: world.now() }),
      list: () => listEvents(world.db.read, { limit: 10, when: 'upcoming', now: world.now() }),
    };
  }

  test('a draft is its organizer’s alone; published, it is everybody’s', async () => {
    const { created, organizer, publish, look, list, now } = await withDraft();
    const at = now().toISOString();
    const event = {
      ...concert,
      pictureUrl: null,
      onHoldUntil: null,
      price: { amount: 2_050, currency: 'EUR', digits: 2 },
      id: created.event.id,
      organizer: { id: organizer.id, clerkId: organizer.clerkId, name: 'Ada', imageUrl: null },
      left: 10,
      status: 'draft',
      sellable: false,
      reason: 'draft',
      createdAt: at,
      updatedAt: at,
    };
    expect(created.event).toEqual(event);
    expect(await look()).toBeUndefined();
    expect(await look(organizer.id)).toEqual(event);
    expect(await list()).toEqual({ events: [], next: null });
    const published = { ...event, status: 'published', sellable: true, reason: null };
    expect(await publish()).toEqual({ outcome: 'published', event: published });
    expect(await publish()).toEqual({ outcome: 'unchanged', event: published });
    expect(await look()).toEqual(published);
    expect(await list()).toEqual({ events: [published], next: null });
  });

  test('nobody but its organizer can change, publish or cancel it', async () => {
    const { organizer, person, publish, update, cancel } = await withDraft();
    const somebody = await person();
    const unknown = { outcome: 'unknown_event' };
    expect(await publish(somebody)).toEqual(unknown);
    expect(await update({ title: 'Mine' }, somebody)).toEqual(unknown);
    expect(await cancel(somebody)).toEqual(unknown);
    // The name on the token counts, not an id that somebody claims beside it.
    expect(await publish({ ...somebody, id: organizer.id })).toEqual(unknown);
  });

  test('a paid event needs an organizer who can receive money, a free one does not', async () => {
    const { db, say, organizer, publish, person, eventOf, now } = await withDraft();
    await say(organizer.accountId, 'pending');
    expect(await publish()).toEqual({ outcome: 'cannot_receive' });
    const nobody = await person();
    const { outcome } = await createEvent(db, { organizer: nobody, content: { ...concert, ...free }, now: now() });
    expect(outcome).toBe('created');
    await eventOf(nobody, free);
    await expect(eventOf(nobody)).rejects.toThrow('cannot_receive');
    await say(organizer.accountId, 'active');
    expect(await publish()).toMatchObject({ outcome: 'published' });
  });

  test('when its organizer can no longer receive money, a paid event says so, and everybody hears of it', async () => {
    const { db, say, organizer, publish, look, eventOf, now } = await withDraft();
    await publish();
    const gratis = await eventOf(organizer, free);
    const heard: Change[] = [];
    onTestFinished(db.changes.subscribe((change) => heard.push(change)));
    await vi.waitUntil(() => kind === 'sqlite' || heard.includes(everything));
    await say(organizer.accountId, 'restricted');
    expect(await look()).toMatchObject({ sellable: false, reason: 'organizer_cannot_receive' });
    expect(await eventById(db.read, { eventId: gratis, now: now() })).toMatchObject({ sellable: true });
    await vi.waitFor(() => expect(heard).toContainEqual({ fact: 'event', concerns: 'everybody', audience: '*' }));
    await say(organizer.accountId, 'active');
    expect(await look()).toMatchObject({ sellable: true, reason: null });
  });

  test('a draft may change in everything, a published event not in its price nor below what is taken', async () => {
    const { update, publish, checkout, person, eventId } = await withDraft();
    expect(await update({ price: { amount: 100, currency: 'USD' }, capacity: 3 })).toMatchObject({
      outcome: 'updated',
      event: { price: { amount: 100, currency: 'USD' }, left: 3, title: 'Concert' },
    });
    await publish();
    await checkout(await person(), eventId, 2);
    expect(await update({ price: null })).toEqual({ outcome: 'price_fixed' });
    expect(await update({ price: { amount: 101, currency: 'USD' } })).toEqual({ outcome: 'price_fixed' });
    expect(await update({ price: { amount: 100, currency: 'USD' }, title: 'Opera' })).toMatchObject({
      outcome: 'updated',
    });
    expect(await update({ capacity: 1 })).toEqual({ outcome: 'capacity_taken' });
    expect(await update({ capacity: 2 })).toMatchObject({ event: { left: 0, reason: 'sold_out' } });
    expect(await update({ endsAt: concert.startsAt })).toEqual({ outcome: 'ends_before_it_starts' });
    expect(await update({ startsAt: '2025-01-01T00:00:00.000Z', endsAt: '2025-01-02T00:00:00.000Z' })).toEqual({
      outcome: 'ends_in_the_past',
    });
  });

  test('what is over can be neither published, changed nor cancelled, and is not listed', async () => {
    const { publish, update, cancel, later, list, look } = await withDraft();
    await publish();
    later(100 * 24 * 3_600_000);
    expect(await update({ title: 'Too late' })).toEqual({ outcome: 'over' });
    expect(await cancel()).toEqual({ outcome: 'over' });
    expect(await list()).toEqual({ events: [], next: null });
    expect(await look()).toMatchObject({ sellable: false, reason: 'over' });
  });

  test('a draft of the past cannot be published, but be cancelled, which is final', async () => {
    const { publish, update, cancel, later } = await withDraft();
    later(100 * 24 * 3_600_000);
    expect(await publish()).toEqual({ outcome: 'over' });
    expect(await cancel()).toMatchObject({ outcome: 'cancelled', refunds: 0, event: { status: 'cancelled' } });
    expect(await cancel()).toMatchObject({ outcome: 'unchanged' });
    expect(await publish()).toEqual({ outcome: 'cancelled' });
    expect(await update({ title: 'Other' })).toEqual({ outcome: 'cancelled' });
  });

  test('lists come in pages that neither skip nor repeat, also when many begin at once', async () => {
    const { db, organizer, eventOf, now, eventId } = await withDraft();
    const ids = [];
    for (let i = 0; i < 7; i++) ids.push(await eventOf(organizer, free));
    const pages = async (read: (after?: string) => ReturnType<typeof listEvents>) => {
      const seen: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await read(after);
        if (page === 'invalid_cursor') throw new Error(page);
        seen.push(...page.events.map(({ id }) => id));
        if (page.next === null) return seen;
        after = page.next;
      }
    };
    const all = await pages((after) => listEvents(db.read, { after, limit: 3, when: 'upcoming', now: now() }));
    expect(all).toEqual(ids.toSorted());
    const organizerId = organizer.id;
    const mine = await pages((after) => eventsOf(db.read, { organizerId, after, limit: 4, now: now() }));
    expect(mine).toEqual([...ids, eventId].toSorted().toReversed());
    expect(await listEvents(db.read, { after: 'rubbish', limit: 3, when: 'upcoming', now: now() })).toBe(
      'invalid_cursor',
    );
    expect(await eventsOf(db.read, { organizerId, after: 'e30', limit: 3, now: now() })).toBe('invalid_cursor');
    const unkept = Buffer.from(JSON.stringify([now(), '\0'])).toString('base64url');
    expect(await listEvents(db.read, { after: unkept, limit: 3, when: 'upcoming', now: now() })).toBe('invalid_cursor');
  });

  test('somebody who is deleted makes no events', async () => {
    const { db, person, remove, now } = await withDraft();
    const gone = await person();
    await remove(gone);
    expect(await createEvent(db, { organizer: gone, content: concert, now: now() })).toEqual({
      outcome: 'unknown_user',
    });
  });
});
