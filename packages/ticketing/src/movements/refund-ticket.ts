import { type Database, transact } from '@ticket-hub/db';
import { holdOwnEvent } from '../events/own-event.ts';
import type { Actor } from '../ports/ports.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import { retryMovements } from './retry-movements.ts';

interface Refund {
  organizer: Actor;
  ticketId: string;
  now: Date;
}

/** `refund_due`: for `sweepMovements` to perform. `voided`: it was free. `not_refundable`: not paid, void, or in dispute. */
export type TicketRefund = {
  outcome: 'refund_due' | 'voided' | 'unchanged' | 'unknown_ticket' | 'not_refundable';
};

/** An organizer gives the money for one ticket back. Its seat is free at once. A refund that has failed is tried again. */
export async function refundTicket(db: Database, { organizer, ticketId, now }: Refund): Promise<TicketRefund> {
  return await transact(db, async (tx): Promise<TicketRefund> => {
    const found = await tx.selectFrom('tickets').select('event_id').where('id', '=', ticketId).executeTakeFirst();
    if (!found || !(await holdOwnEvent(tx, { eventId: found.event_id, organizer })))
      return { outcome: 'unknown_ticket' };
    const { tickets } = await transitionTickets(tx, { ticketId }, { reason: 'refund_requested', now });
    const [requested] = tickets;
    if (requested) return { outcome: requested.status === 'void' ? 'voided' : 'refund_due' };
    const ticket = await tx.selectFrom('tickets').select('status').where('id', '=', ticketId).executeTakeFirstOrThrow();
    switch (ticket.status) {
      case 'refund_due':
      case 'refunded':
        return { outcome: 'unchanged' };
      case 'refund_failed':
        await retryMovements(tx, ticketId, now);
        return { outcome: 'refund_due' };
      default:
        return { outcome: 'not_refundable' };
    }
  });
}
