import type { Transaction } from '@ticket-hub/db';
import { announceToAll } from './announce.ts';

/** Gives seats back. Everybody is told. */
export async function freeSeats(tx: Transaction, eventId: string, count: number): Promise<void> {
  if (count === 0) return;
  const event = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '-', count) }))
    .where('id', '=', eventId)
    .returning('status')
    .executeTakeFirstOrThrow();
  if (event.status === 'published') await announceToAll(tx);
}

/** Takes one seat if there is one left. Everybody is told. The event is held. */
export async function takeSeat(tx: Transaction, eventId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '+', 1) }))
    .where('id', '=', eventId)
    .where((eb) => eb('taken', '<', eb.ref('capacity')))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await announceToAll(tx);
  return true;
}
