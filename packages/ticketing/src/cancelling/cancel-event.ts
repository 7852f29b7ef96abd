import { type Database, transact } from '@ticket-hub/db';
import { type Event, isOver, readEvent } from '../events/event.ts';
import { holdOwnEvent } from '../events/own-event.ts';
import type { Actor } from '../ports/ports.ts';
import { cancelHeldEvent } from './cancel-held-event.ts';

interface Cancellation {
  organizer: Actor;
  eventId: string;
  now: Date;
}

export type Cancelled =
  /** `refunds`: how many tickets `sweepMovements` now has to refund. */
  | { outcome: 'cancelled' | 'unchanged'; event: Event; refunds: number }
  /** `over`: what has taken place cannot be cancelled; its tickets can still be refunded one by one. */
  | { outcome: 'unknown_event' | 'over' };

export async function cancelEvent(db: Database, { organizer, eventId, now }: Cancellation): Promise<Cancelled> {
  return await transact(db, async (tx): Promise<Cancelled> => {
    const row = await holdOwnEvent(tx, { eventId, organizer });
    if (!row) return { outcome: 'unknown_event' };
    if (row.status === 'cancelled')
      return { outcome: 'unchanged', event: await readEvent(tx, eventId, now), refunds: 0 };
    if (row.status === 'published' && isOver(row, now)) return { outcome: 'over' };
    const refunds = await cancelHeldEvent(tx, row, now);
    return { outcome: 'cancelled', event: await readEvent(tx, eventId, now), refunds };
  });
}
