import type { Reader, Transaction } from '@ticket-hub/db';
import type { Actor } from '../ports/ports.ts';
import { type EventRow, holdEvent } from './event.ts';

interface OwnEvent {
  eventId: string;
  organizer: Pick<Actor, 'id'>;
}

/** The organizer's own event, held until `tx` ends; undefined for anybody else's, and once its organizer is deleted. */
export async function holdOwnEvent(tx: Transaction, own: OwnEvent): Promise<EventRow | undefined> {
  const row = (await isOwnEvent(tx, own)) ? await holdEvent(tx, own.eventId) : undefined;
  return row?.status === 'on_hold' ? undefined : row;
}

/** An event changes its organizer only while it has none, so that it need not be held to know whose it is. */
export async function isOwnEvent(db: Reader, { eventId, organizer }: OwnEvent): Promise<boolean> {
  const event = await db
    .selectFrom('events')
    .select('id')
    .where('id', '=', eventId)
    .where('organizer_id', '=', organizer.id)
    .where('status', '!=', 'on_hold')
    .executeTakeFirst();
  return event !== undefined;
}
