import { type Database, transact } from '@ticket-hub/db';
import { type Event, holdEvent, isOver, readEvent } from '../events/event.ts';
import type { Actor } from '../ports/ports.ts';
import { callOff } from './call-off.ts';

interface Cancellation {
  organizer: Actor;
  eventId: string;
  now: Date;
}

export type Cancelled =
  /** `refunds`: how many tickets `sweepRefunds` now has to refund. */
  | { outcome: 'cancelled' | 'unchanged'; event: Event; refunds: number }
  /** `over`: what has taken place cannot be cancelled; its tickets can still be refunded one by one. */
  | { outcome: 'unknown_event' | 'over' };

export async function cancelEvent(db: Database, { organizer, eventId, now }: Cancellation): Promise<Cancelled> {
  return await transact(db, async (tx): Promise<Cancelled> => {
    const row = await holdEvent(tx, eventId);
    if (row?.organizer_id !== organizer.id) return { outcome: 'unknown_event' };
    if (row.status === 'cancelled')
      return { outcome: 'unchanged', event: await readEvent(tx, eventId, now), refunds: 0 };
    if (row.status === 'published' && isOver(row, now)) return { outcome: 'over' };
    const refunds = await callOff(tx, row, now);
    return { outcome: 'cancelled', event: await readEvent(tx, eventId, now), refunds };
  });
}
