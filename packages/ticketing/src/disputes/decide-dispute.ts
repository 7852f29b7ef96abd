import type { Transaction } from '@ticket-hub/db';
import { freeSeats, type TicketRow } from '../events/seats.ts';
import { dueShare, sum } from '../movements/share.ts';
import type { DisputeSnapshot } from '../ports/payments.ts';
import { dueRefunds } from '../tickets/due-refunds.ts';
import { reseat } from '../tickets/reseat.ts';
import type { DisputeStep } from './open-dispute.ts';

type Status = DisputeSnapshot['status'];

/** What may follow. Won is final; what was lost can be appealed, and be won after all. */
const NEXT: Record<Status, readonly Status[]> = {
  open: ['appealed', 'won', 'lost'],
  appealed: ['won', 'lost'],
  lost: ['appealed', 'won'],
  won: [],
};

export function canBecome(status: Status, next: Status): boolean {
  return NEXT[status].includes(next);
}

/** What becomes of a dispute that is written down here. */
export async function decideDispute(tx: Transaction, step: DisputeStep): Promise<boolean> {
  const { order, snapshot, now } = step;
  const { status: from } = await tx
    .selectFrom('disputes')
    .select('status')
    .where('id', '=', snapshot.disputeId)
    .executeTakeFirstOrThrow();
  if (!canBecome(from, snapshot.status)) return false;
  await tx.updateTable('disputes').set({ status: snapshot.status }).where('id', '=', snapshot.disputeId).execute();
  if (snapshot.status === 'won') await restoreTickets(tx, step);
  // An appeal does not change what losing it has: the buyer has the money, and the seats are free.
  else if (from === 'open') await loseTickets(tx, step);
  await dueRefunds(tx, { orderId: order.id }, now);
  await dueShare(tx, order.id, now);
  return true;
}

/**
 * The buyer has got the money of as many tickets as the dispute was about. Others, whose refund was under way when it
 * came, or that were never in question, are what they were.
 */
async function loseTickets(tx: Transaction, step: DisputeStep): Promise<void> {
  const { order } = step;
  const tickets = await disputedTickets(tx, order.id);
  const lost = await tx
    .selectFrom('disputes')
    .select('amount')
    .where('order_id', '=', order.id)
    .where('status', '!=', 'won')
    .execute();
  let spared = sum(tickets) - sum(lost);
  const refundsFirst = tickets.toSorted((a, b) => rank(a.before_dispute) - rank(b.before_dispute));
  for (const ticket of refundsFirst) {
    if (spared < ticket.amount) break;
    spared -= ticket.amount;
    await restore(tx, step, ticket);
  }
  const { numUpdatedRows } = await tx
    .updateTable('tickets')
    .set({ seat: 0 })
    .where('order_id', '=', order.id)
    .where('status', '=', 'disputed')
    .where('seat', '=', 1)
    .executeTakeFirst();
  await freeSeats(tx, order.event_id, Number(numUpdatedRows));
}

function rank(status: string | null): number {
  return status === 'refund_due' ? 0 : 1;
}

/** Unless another dispute about the same payment is still open, or was lost. */
async function restoreTickets(tx: Transaction, step: DisputeStep): Promise<void> {
  const other = await tx
    .selectFrom('disputes')
    .select('id')
    .where('order_id', '=', step.order.id)
    .where('status', '!=', 'won')
    .executeTakeFirst();
  if (other) return;
  for (const ticket of await disputedTickets(tx, step.order.id)) await restore(tx, step, ticket);
}

async function disputedTickets(tx: Transaction, orderId: string): Promise<TicketRow[]> {
  return await tx
    .selectFrom('tickets')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('status', '=', 'disputed')
    .execute();
}

async function restore(tx: Transaction, { event, now }: DisputeStep, ticket: TicketRow): Promise<void> {
  if (ticket.before_dispute !== null) await reseat(tx, event, { ticket, status: ticket.before_dispute, now });
}
