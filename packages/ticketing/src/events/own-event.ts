import type { Reader, Transaction } from '@ticket-hub/db';
import type { Actor } from '../ports/ports.ts';
import { type EventRow, holdEvent } from './event.ts';

interface OwnEvent {
  eventId: string;
  organizer: Pick<Actor, 'id'>;
}

/** The organizer's own event, held until `tx` ends; undefined for anybody else's. */
export async function holdOwnEvent(tx: Transaction, own: OwnEvent): Promise<EventRow | undefined> {
  return (await isOwnEvent(tx, own)) ? await holdEvent(tx, own.eventId) : undefined;
}

/** An event never changes its organizer, so that it need not be held to know whose it is. */
export async function isOwnEvent(db: Reader, { eventId, organizer }: OwnEvent): Promise<boolean> {
  const event = await db
    .selectFrom('events')
    .select('id')
    .where('id', '=', eventId)
    .where('organizer_id', '=', organizer.id)
    .executeTakeFirst();
  return event !== undefined;
}
