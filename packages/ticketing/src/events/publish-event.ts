import { type Database, transact } from '@ticket-hub/db';
import { holdUser } from '@ticket-hub/users';
import type { Actor } from '../ports/ports.ts';
import { announceToAll, announceToOrganizer } from './announce.ts';
import { type Event, isOver, readEvent, selectEvents, toEvent } from './event.ts';
import { holdOwnEvent } from './own-event.ts';

interface Publication {
  organizer: Actor;
  eventId: string;
  now: Date;
}

export type Published =
  | { outcome: 'published' | 'unchanged'; event: Event }
  | { outcome: 'unknown_event' | 'cancelled' | 'over' | 'cannot_receive' };

/** Puts a draft on sale. A paid one needs an organizer who can receive money. */
export async function publishEvent(db: Database, { organizer, eventId, now }: Publication): Promise<Published> {
  return await transact(db, async (tx): Promise<Published> => {
    // Holds the user row so that a concurrent deletion of the organizer sees the published event, or this call no user.
    const user = await holdUser(tx, organizer.clerkId);
    const held = user && (await holdOwnEvent(tx, { eventId, organizer: user }));
    if (!held) return { outcome: 'unknown_event' };
    if (held.status === 'published') return { outcome: 'unchanged', event: await readEvent(tx, eventId, now) };
    if (held.status === 'cancelled') return { outcome: 'cancelled' };
    if (isOver(held, now)) return { outcome: 'over' };
    const row = await selectEvents(tx).where('events.id', '=', eventId).executeTakeFirstOrThrow();
    if (row.price > 0 && row.can_receive !== 1) return { outcome: 'cannot_receive' };

    const at = now.toISOString();
    await tx.updateTable('events').set({ status: 'published', updated_at: at }).where('id', '=', eventId).execute();
    await announceToAll(tx);
    await announceToOrganizer(tx, user.id);
    return { outcome: 'published', event: toEvent({ ...row, status: 'published', updated_at: at }, now) };
  });
}
