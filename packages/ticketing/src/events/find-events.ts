import { type Page, type Place, pageOf, type Reader, readCursor, sift, type Tables } from '@ticket-hub/db';
import type { ExpressionBuilder } from 'kysely';
import { type Event, selectEvents, toEvent } from './event.ts';
import { hasWords, wordsOf } from './has-words.ts';

export type EventPage = { events: Event[]; next: string | null } | 'invalid_cursor';

interface Offered extends Page {
  /** upcoming: not over yet, the next first. past: over, the latest first. */
  when: 'upcoming' | 'past';
  organizerId?: string | undefined;
  /** Words that the title, the venue or the organizer's name has, all of them. */
  search?: string | undefined;
  now: Date;
}

/**
 * Published events. No index of both databases finds words: they are looked for among as many events as `sift` allows for one
 * page, which may be empty and yet have a `next`.
 */
export async function listEvents(db: Reader, { after, limit, search = '', ...which }: Offered): Promise<EventPage> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  const words = wordsOf(search);
  if (words.length === 0) {
    const rows = await offered(db, which, place)
      .limit(limit + 1)
      .execute();
    return toPage(rows, limit, which.now);
  }
  const { page, next } = await sift(place, {
    limit,
    keep: (row: Titled) => hasWords(row, words),
    placeOf,
    read: (from, count) =>
      titled(offered(db, which, from))
        .limit(count)
        .execute(),
  });
  if (page.length === 0) return { events: [], next };
  const ids = page.map(({ id }) => id);
  const rows = await offered(db, which, null).where('events.id', 'in', ids).execute();
  return { events: rows.map((row) => toEvent(row, which.now)), next };
}

type Which = Pick<Offered, 'when' | 'organizerId' | 'now'>;

/** In their order, after a place. */
function offered(db: Reader, { when, organizerId, now }: Which, place: Place | null) {
  const past = when === 'past';
  const order = past ? 'desc' : 'asc';
  const at = now.toISOString();
  let query = selectEvents(db)
    .where('events.status', '=', 'published')
    .where('events.ends_at', past ? '<=' : '>', at)
    .orderBy('events.starts_at', order)
    .orderBy('events.id', order);
  // The first follows from the above, and lets the index begin there. Of the deleted, nothing is left to be read, or it is hidden.
  if (past) query = query.where('events.starts_at', '<', at).where('organizer.deleted_at', 'is', null);
  if (organizerId !== undefined) query = query.where('events.organizer_id', '=', organizerId);
  if (place) return query.where(comesAfter(place, past ? '<' : '>'));
  // An organizer's own are few.
  return past || organizerId !== undefined ? query : query.where(notBeforeFirstUnfinished(at));
}

/** Follows from not being over as well: an index that begins here passes over what is long past. */
function notBeforeFirstUnfinished(at: string) {
  return (eb: ExpressionBuilder<Tables, 'events'>) =>
    eb(
      'events.starts_at',
      '>=',
      eb
        .selectFrom('events as unfinished')
        .select(({ fn }) => fn.min('unfinished.starts_at').as('first'))
        .where('unfinished.status', '=', 'published')
        .where('unfinished.ends_at', '>', at),
    );
}

/** Most events are not what somebody looks for: nothing is read of them but what tells. */
function titled(query: ReturnType<typeof offered>) {
  return query
    .clearSelect()
    .select(['events.id', 'events.starts_at', 'events.title', 'events.venue'])
    .select(['organizer.first_name', 'organizer.last_name']);
}

type Titled = Awaited<ReturnType<ReturnType<typeof titled>['execute']>>[number];

interface Mine extends Page {
  organizerId: string;
  now: Date;
}

/** An organizer's events in every state, the latest first. */
export async function eventsOf(db: Reader, { organizerId, after, limit, now }: Mine): Promise<EventPage> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = selectEvents(db).where('events.organizer_id', '=', organizerId);
  if (place) query = query.where(comesAfter(place, '<'));
  const rows = await query
    .orderBy('events.starts_at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, now);
}

interface One {
  eventId: string;
  /** Our user id, if somebody is signed in. */
  viewerId?: string | undefined;
  now: Date;
}

/** One event; a draft only for its organizer. While its organizer's deletion is on hold, only for those who have tickets. */
export async function eventById(db: Reader, { eventId, viewerId, now }: One): Promise<Event | undefined> {
  const row = await selectEvents(db).where('events.id', '=', eventId).executeTakeFirst();
  if (!row || (row.status === 'draft' && row.organizer_id !== viewerId)) return undefined;
  if (row.organizer_left === null) return toEvent(row, now);
  const onHoldUntil = await heldUntil(db, row.organizer_id);
  if (onHoldUntil !== null && !(await hasTicket(db, eventId, viewerId))) return undefined;
  return { ...toEvent(row, now), onHoldUntil: row.status === 'on_hold' ? onHoldUntil : null };
}

async function heldUntil(db: Reader, organizerId: string): Promise<string | null> {
  const hold = await db
    .selectFrom('deletion_holds')
    .select('until')
    .where('user_id', '=', organizerId)
    .executeTakeFirst();
  return hold?.until ?? null;
}

async function hasTicket(db: Reader, eventId: string, viewerId: string | undefined): Promise<boolean> {
  if (viewerId === undefined) return false;
  const ticket = await db
    .selectFrom('tickets')
    .select('id')
    .where('event_id', '=', eventId)
    .where('buyer_id', '=', viewerId)
    .limit(1)
    .executeTakeFirst();
  return ticket !== undefined;
}

function comesAfter(place: Place, direction: '<' | '>') {
  return (eb: ExpressionBuilder<Tables, 'events'>) =>
    eb(eb.refTuple('events.starts_at', 'events.id'), direction, eb.tuple(place.time, place.id));
}

function toPage(rows: Parameters<typeof toEvent>[0][], limit: number, now: Date): EventPage {
  const { page, next } = pageOf(rows, limit, placeOf);
  return { events: page.map((row) => toEvent(row, now)), next };
}

function placeOf({ starts_at, id }: { starts_at: string; id: string }): Place {
  return { time: starts_at, id };
}
