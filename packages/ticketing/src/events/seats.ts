import type { Transaction } from '@ticket-hub/db';
import { announceToAll } from './announce.ts';

/** Gives seats back. Everybody is told when the event was sold out. */
export async function freeSeats(tx: Transaction, eventId: string, count: number): Promise<void> {
  if (count === 0) return;
  const event = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '-', count) }))
    .where('id', '=', eventId)
    .returning(['taken', 'capacity', 'status'])
    .executeTakeFirstOrThrow();
  if (event.status === 'published' && event.taken + count >= event.capacity) await announceToAll(tx);
}

/** Takes one seat if there is one left. Everybody is told when it was the last. The event is held. */
export async function takeSeat(tx: Transaction, eventId: string): Promise<boolean> {
  const event = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '+', 1) }))
    .where('id', '=', eventId)
    .where((eb) => eb('taken', '<', eb.ref('capacity')))
    .returning(['taken', 'capacity'])
    .executeTakeFirst();
  if (!event) return false;
  if (event.taken >= event.capacity) await announceToAll(tx);
  return true;
}
