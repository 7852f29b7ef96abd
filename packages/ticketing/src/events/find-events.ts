import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { type Event, selectEvents, toEvent } from './event.ts';

export type EventPage = { events: Event[]; next: string | null } | 'invalid_cursor';

/** Published events that are not over, the next first. */
export async function listEvents(db: Reader, { after, limit, now }: Page & { now: Date }): Promise<EventPage> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = selectEvents(db).where('events.status', '=', 'published').where('events.ends_at', '>', now.toISOString());
  if (place)
    query = query.where((eb) => eb(eb.refTuple('events.starts_at', 'events.id'), '>', eb.tuple(place.time, place.id)));
  const rows = await query
    .orderBy('events.starts_at')
    .orderBy('events.id')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, now);
}

interface Mine extends Page {
  organizerId: string;
  now: Date;
}

/** An organizer's events in every state, the latest first. */
export async function eventsOf(db: Reader, { organizerId, after, limit, now }: Mine): Promise<EventPage> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = selectEvents(db).where('events.organizer_id', '=', organizerId);
  if (place)
    query = query.where((eb) => eb(eb.refTuple('events.starts_at', 'events.id'), '<', eb.tuple(place.time, place.id)));
  const rows = await query
    .orderBy('events.starts_at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, now);
}

interface Which {
  eventId: string;
  /** Our user id, if somebody is signed in. */
  viewerId?: string | undefined;
  now: Date;
}

/** One event; a draft only for its organizer. */
export async function eventById(db: Reader, { eventId, viewerId, now }: Which): Promise<Event | undefined> {
  const row = await selectEvents(db).where('events.id', '=', eventId).executeTakeFirst();
  if (!row || (row.status === 'draft' && row.organizer_id !== viewerId)) return undefined;
  return toEvent(row, now);
}

function toPage(rows: Parameters<typeof toEvent>[0][], limit: number, now: Date): EventPage {
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.starts_at, id: row.id }));
  return { events: page.map((row) => toEvent(row, now)), next };
}
