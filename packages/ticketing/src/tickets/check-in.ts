import { type Database, type Tables, transact } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { isOwnEvent } from '../events/own-event.ts';
import type { Actor } from '../ports/ports.ts';
import { readTicketCode } from './ticket-code.ts';
import { transitionTickets } from './transition-tickets.ts';

interface Entry {
  organizer: Actor;
  eventId: string;
  code: string;
  now: Date;
}

export type CheckedIn =
  | { outcome: 'checked_in' | 'already_used'; ticketId: string; usedAt: string }
  /** Not paid yet, refunded, disputed, void. */
  | { outcome: 'not_valid'; status: Selectable<Tables['tickets']>['status'] }
  /** No ticket of this event, or not this organizer's event. */
  | { outcome: 'unknown_code' };

/** Lets the holder of a valid ticket in, once, however many doors there are. */
export async function checkIn(db: Database, { organizer, eventId, code, now }: Entry): Promise<CheckedIn> {
  return await transact(db, async (tx): Promise<CheckedIn> => {
    if (!(await isOwnEvent(tx, { eventId, organizer }))) return { outcome: 'unknown_code' };
    const scope = { eventId, code: readTicketCode(code) };
    const { tickets } = await transitionTickets(tx, scope, { reason: 'checked_in', now });
    const [used] = tickets;
    if (used) return { outcome: 'checked_in', ticketId: used.id, usedAt: now.toISOString() };
    const ticket = await tx
      .selectFrom('tickets')
      .select(['id', 'status', 'used_at'])
      .where('code', '=', scope.code)
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    if (!ticket) return { outcome: 'unknown_code' };
    if (ticket.status === 'used' && ticket.used_at !== null)
      return { outcome: 'already_used', ticketId: ticket.id, usedAt: ticket.used_at };
    return { outcome: 'not_valid', status: ticket.status };
  });
}
