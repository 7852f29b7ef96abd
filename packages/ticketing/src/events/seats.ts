import type { Tables, Transaction } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { announceToAll, announceToOrganizer } from './announce.ts';

export type TicketRow = Selectable<Tables['tickets']>;

/** Gives back seats of tickets that hold none any more. Everybody is told when the event was sold out. */
export async function freeSeats(tx: Transaction, eventId: string, count: number): Promise<void> {
  if (count === 0) return;
  const event = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '-', count) }))
    .where('id', '=', eventId)
    .returning(['organizer_id', 'taken', 'capacity', 'status'])
    .executeTakeFirstOrThrow();
  if (event.status === 'published' && event.taken + count >= event.capacity) await announceToAll(tx);
  await announceToOrganizer(tx, event.organizer_id);
}
