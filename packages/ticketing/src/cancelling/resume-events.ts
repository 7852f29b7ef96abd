import type { Transaction } from '@ticket-hub/db';
import { announceToAll, announceToBuyers, announceToOrganizer } from '../events/announce.ts';
import { holdEvent } from '../events/event.ts';
import { buyersOf } from './suspend-events.ts';

/**
 * A deleted organizer is restored: their events are published again, and are theirs, whoever they are now. Returns how
 * many events came back. Those on sale before are on sale again, as soon as their account can receive money.
 */
export async function resumeEvents(tx: Transaction, was: { id: string }, owner: { id: string }): Promise<number> {
  let theirs = tx.selectFrom('events').select('id').where('organizer_id', '=', was.id);
  if (owner.id === was.id) theirs = theirs.where('status', '=', 'on_hold');
  const events = await theirs.orderBy('id').execute();
  for (const { id } of events) {
    const event = await holdEvent(tx, id);
    await tx
      .updateTable('events')
      .set({ organizer_id: owner.id, ...(event?.status === 'on_hold' && { status: 'published' }) })
      .where('id', '=', id)
      .execute();
    if (event?.status === 'on_hold') await announceToBuyers(tx, await buyersOf(tx, id));
  }
  if (events.length === 0) return 0;
  await announceToAll(tx);
  await announceToOrganizer(tx, owner.id);
  return events.length;
}
