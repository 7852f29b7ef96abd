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

/** Whose ticket it is; without a name if nobody has given one, or they have left. */
interface Holder {
  guest: { name: string };
}

export type CheckedIn =
  | ({ outcome: 'checked_in' | 'already_used'; ticketId: string; usedAt: string } & Holder)
  /** Not paid yet, refunded, disputed, void. */
  | ({ outcome: 'not_valid'; status: Selectable<Tables['tickets']>['status'] } & Holder)
  /** No ticket of this event, or not this organizer's event. */
  | { outcome: 'unknown_code' };

/** Lets the holder of a valid ticket in, once, however many doors there are. */
export async function checkIn(db: Database, { organizer, eventId, code, now }: Entry): Promise<CheckedIn> {
  return await transact(db, async (tx): Promise<CheckedIn> => {
    if (!(await isOwnEvent(tx, { eventId, organizer }))) return { outcome: 'unknown_code' };
    const scope = { eventId, code: readTicketCode(code) };
    const { tickets } = await transitionTickets(tx, scope, { reason: 'checked_in', now });
    const ticket = await tx
      .selectFrom('tickets')
      .innerJoin('users as buyer', 'buyer.id', 'tickets.buyer_id')
      .select(['tickets.id', 'tickets.status', 'tickets.used_at', 'buyer.first_name', 'buyer.last_name'])
      .where('tickets.code', '=', scope.code)
      .where('tickets.event_id', '=', eventId)
      .executeTakeFirst();
    if (!ticket) return { outcome: 'unknown_code' };
    const guest = { name: `${ticket.first_name ?? ''} ${ticket.last_name ?? ''}`.trim() };
    if (ticket.status !== 'used' || ticket.used_at === null)
      return { outcome: 'not_valid', status: ticket.status, guest };
    const outcome = tickets.length > 0 ? 'checked_in' : 'already_used';
    return { outcome, ticketId: ticket.id, usedAt: ticket.used_at, guest };
  });
}
