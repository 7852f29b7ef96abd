import type { Reader } from '@ticket-hub/db';

/** The address of an event's picture, and whose it is; undefined without one, and while the event is hidden. */
export async function pictureOf(
  db: Reader,
  eventId: string,
): Promise<{ address: string; organizerId: string } | undefined> {
  const event = await db
    .selectFrom('events')
    .select(['picture_url', 'organizer_id'])
    .where('id', '=', eventId)
    .where('status', '!=', 'on_hold')
    .executeTakeFirst();
  if (!event?.picture_url) return undefined;
  return { address: event.picture_url, organizerId: event.organizer_id };
}
