import type { Reader } from '@ticket-hub/db';

/** The address of an event's picture, as its organizer gave it; undefined without one, and while the event is hidden. */
export async function pictureOf(db: Reader, eventId: string): Promise<string | undefined> {
  const event = await db
    .selectFrom('events')
    .select('picture_url')
    .where('id', '=', eventId)
    .where('status', '!=', 'on_hold')
    .executeTakeFirst();
  return event?.picture_url ?? undefined;
}
