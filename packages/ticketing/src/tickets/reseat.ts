import type { Transaction } from '@ticket-hub/db';
import { type EventRow, isOver } from '../events/event.ts';
import type { TicketRow } from '../events/seats.ts';

interface Return {
  ticket: Pick<TicketRow, 'id' | 'seat'>;
  /** What it was. */
  status: TicketRow['status'];
  now: Date;
}

/**
 * A ticket whose money is here again is what it was, if its seat is still to be had. Otherwise it is refunded, or void if
 * the event is over. Of a cancelled event everything is refunded.
 */
export async function reseat(tx: Transaction, event: EventRow, { ticket, status, now }: Return): Promise<void> {
  const wanted = event.status === 'cancelled' && ['valid', 'used', 'void'].includes(status) ? 'refund_due' : status;
  const seated = wanted === 'valid' || wanted === 'used';
  const has = seated && (ticket.seat === 1 || (await takeSeat(tx, event.id)));
  const without = isOver(event, now) || wanted === 'used' ? 'void' : 'refund_due';
  await tx
    .updateTable('tickets')
    .set({ status: seated && !has ? without : wanted, seat: has ? 1 : 0, before_dispute: null })
    .where('id', '=', ticket.id)
    .execute();
}

/** The event is held. */
async function takeSeat(tx: Transaction, eventId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('events')
    .set((eb) => ({ taken: eb('taken', '+', 1) }))
    .where('id', '=', eventId)
    .where((eb) => eb('taken', '<', eb.ref('capacity')))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
