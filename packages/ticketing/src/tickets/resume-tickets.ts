import type { Transaction } from '@ticket-hub/db';
import { type EventRow, isOver } from '../events/event.ts';
import { takeSeat } from '../events/seats.ts';
import type { TicketRow } from './ticket.ts';
import { transitionTickets } from './transition-tickets.ts';
import { type Circumstance, holdsSeat, type TicketReason } from './transitions.ts';

interface Resumption {
  tickets: TicketRow[];
  reason: TicketReason;
  now: Date;
}

/** The money of tickets is here again: each is what it was, as far as its event, its seat and its buyer allow. The event is held. */
export async function resumeTickets(
  tx: Transaction,
  event: EventRow,
  { tickets, reason, now }: Resumption,
): Promise<void> {
  for (const ticket of tickets) {
    const resumesAs = await circumstanceOf(tx, event, { ticket, now });
    await transitionTickets(tx, { ticketId: ticket.id }, { reason, now, resumesAs });
  }
}

async function circumstanceOf(
  tx: Transaction,
  event: EventRow,
  { ticket, now }: { ticket: TicketRow; now: Date },
): Promise<Circumstance> {
  if (event.status === 'cancelled') return 'event_cancelled';
  const was = ticket.before_dispute ?? ticket.before_refund ?? 'refund_due';
  if (was === 'valid' && (await hasLeft(tx, ticket.buyer_id))) return 'buyer_left';
  if (!holdsSeat(was) || ticket.seat === 1 || (await takeSeat(tx, event.id))) return 'as_before';
  return isOver(event, now) ? 'seat_taken_event_over' : 'seat_taken';
}

async function hasLeft(tx: Transaction, buyerId: string): Promise<boolean> {
  const buyer = await tx.selectFrom('users').select('deleted_at').where('id', '=', buyerId).executeTakeFirst();
  return buyer?.deleted_at !== null;
}
