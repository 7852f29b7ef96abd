import { randomUUID } from 'node:crypto';
import { type Database, transact } from '@ticket-hub/db';
import { holdUser } from '@ticket-hub/users';
import type { Actor } from '../ports/ports.ts';
import { announceToOrganizer } from './announce.ts';
import { type Event, readEvent } from './event.ts';
import { columnsOf, type EventContent } from './event-content.ts';

interface NewEvent {
  organizer: Actor;
  content: EventContent;
  now: Date;
}

export type Created = { outcome: 'created'; event: Event } | { outcome: 'unknown_user' };

/** Makes a draft, which its organizer alone can see. */
export async function createEvent(db: Database, { organizer, content, now }: NewEvent): Promise<Created> {
  return await transact(db, async (tx): Promise<Created> => {
    // Holds the user row so that a concurrent deletion of the organizer sees the event.
    const user = await holdUser(tx, organizer.clerkId);
    if (!user) return { outcome: 'unknown_user' };
    const id = randomUUID();
    const at = now.toISOString();
    await tx
      .insertInto('events')
      .values({ id, organizer_id: user.id, ...columnsOf(content), status: 'draft', created_at: at, updated_at: at })
      .execute();
    await announceToOrganizer(tx, user.id);
    return { outcome: 'created', event: await readEvent(tx, id, now) };
  });
}
