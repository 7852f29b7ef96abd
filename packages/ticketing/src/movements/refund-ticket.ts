import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { announceToBuyers } from '../events/announce.ts';
import { holdEvent } from '../events/event.ts';
import { freeSeats, type TicketRow } from '../events/seats.ts';
import type { Actor } from '../ports/ports.ts';
import { dueRefunds } from '../tickets/due-refunds.ts';
import { isRefundable } from '../tickets/ticket.ts';
import { retryMovement } from './retry-refunds.ts';

interface Refund {
  organizer: Actor;
  ticketId: string;
  now: Date;
}

/** `refund_due`: for `sweepRefunds` to perform. `voided`: it was free. `not_refundable`: not paid, void, or in dispute. */
export type TicketRefund = {
  outcome: 'refund_due' | 'voided' | 'unchanged' | 'unknown_ticket' | 'not_refundable';
};

/** An organizer gives the money for one ticket back. Its seat is free at once. A refund that has failed is tried again. */
export async function refundTicket(db: Database, { organizer, ticketId, now }: Refund): Promise<TicketRefund> {
  return await transact(db, async (tx): Promise<TicketRefund> => {
    const found = await tx
      .selectFrom('tickets')
      .innerJoin('events', 'events.id', 'tickets.event_id')
      .select('tickets.event_id')
      .where('tickets.id', '=', ticketId)
      .where('events.organizer_id', '=', organizer.id)
      .executeTakeFirst();
    if (!found) return { outcome: 'unknown_ticket' };
    await holdEvent(tx, found.event_id);
    const ticket = await holdTicket(tx, ticketId);
    if (ticket.status === 'refund_due' || ticket.status === 'refunded') return { outcome: 'unchanged' };
    if (!isRefundable(ticket.status)) return { outcome: 'not_refundable' };
    if (ticket.status === 'refund_failed') {
      await retryMovement(tx, `refund-${ticketId}`, now);
      return { outcome: 'refund_due' };
    }
    const free = ticket.amount === 0;
    await tx
      .updateTable('tickets')
      .set({ status: free ? 'void' : 'refund_due', seat: 0 })
      .where('id', '=', ticketId)
      .execute();
    await freeSeats(tx, ticket.event_id, ticket.seat);
    await dueRefunds(tx, { ticketId }, now);
    await announceToBuyers(tx, [ticket.buyer_id]);
    return { outcome: free ? 'voided' : 'refund_due' };
  });
}

/** Somebody may be let in with it at this moment. */
async function holdTicket(tx: Transaction, ticketId: string): Promise<TicketRow> {
  return await tx
    .updateTable('tickets')
    .set((eb) => ({ seat: eb.ref('seat') }))
    .where('id', '=', ticketId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
