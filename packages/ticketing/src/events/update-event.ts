import { type Database, transact } from '@ticket-hub/db';
import type { Actor } from '../ports/ports.ts';
import { announceToAll, announceToBuyers, announceToOrganizer } from './announce.ts';
import { type Event, type EventRow, isOver, priceOf, readEvent } from './event.ts';
import { columnsOf, type EventChanges, type EventContent } from './event-content.ts';
import { holdOwnEvent } from './own-event.ts';

interface Update {
  organizer: Actor;
  eventId: string;
  changes: EventChanges;
  now: Date;
}

/** `capacity_taken`: more seats are taken than would be left. `price_fixed`: people may have bought at that price. */
type Forbidden = 'cancelled' | 'over' | 'price_fixed' | 'capacity_taken' | 'ends_before_it_starts' | 'ends_in_the_past';

export type Updated = { outcome: 'updated'; event: Event } | { outcome: Forbidden | 'unknown_event' };

/** A draft may change in everything; a published event in all but its price, and not below the seats that are taken. */
export async function updateEvent(db: Database, { organizer, eventId, changes, now }: Update): Promise<Updated> {
  return await transact(db, async (tx): Promise<Updated> => {
    const row = await holdOwnEvent(tx, { eventId, organizer });
    if (!row) return { outcome: 'unknown_event' };
    const content = merge(row, changes);
    const forbidden = whyNot(row, content, now);
    if (forbidden) return { outcome: forbidden };

    await tx
      .updateTable('events')
      .set({ ...columnsOf(content), updated_at: now.toISOString() })
      .where('id', '=', eventId)
      .execute();
    await announceToOrganizer(tx, organizer.id);
    if (row.status === 'published') {
      await announceToAll(tx);
      const buyers = await tx
        .selectFrom('tickets')
        .select('buyer_id')
        .distinct()
        .where('event_id', '=', eventId)
        .execute();
      await announceToBuyers(
        tx,
        buyers.map((ticket) => ticket.buyer_id),
      );
    }
    return { outcome: 'updated', event: await readEvent(tx, eventId, now) };
  });
}

function merge(row: EventRow, changes: EventChanges): EventContent {
  return {
    title: changes.title ?? row.title,
    description: changes.description ?? row.description,
    venue: changes.venue ?? row.venue,
    startsAt: changes.startsAt ?? row.starts_at,
    endsAt: changes.endsAt ?? row.ends_at,
    timeZone: changes.timeZone ?? row.time_zone,
    capacity: changes.capacity ?? row.capacity,
    pictureUrl: changes.pictureUrl === undefined ? row.picture_url : changes.pictureUrl,
    price: changes.price === undefined ? priceOf(row.price, row.currency) : changes.price,
  };
}

function whyNot(row: EventRow, content: EventContent, now: Date): Forbidden | undefined {
  if (row.status === 'cancelled') return 'cancelled';
  if (content.endsAt <= content.startsAt) return 'ends_before_it_starts';
  if (row.status === 'draft') return undefined;
  if (isOver(row, now)) return 'over';
  if ((content.price?.amount ?? 0) !== row.price || (content.price?.currency ?? null) !== row.currency)
    return 'price_fixed';
  if (content.capacity < row.taken) return 'capacity_taken';
  return content.endsAt <= now.toISOString() ? 'ends_in_the_past' : undefined;
}
