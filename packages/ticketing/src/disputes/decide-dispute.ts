import type { Transaction } from '@ticket-hub/db';
import { dueShare, standingDisputes, sum } from '../movements/share.ts';
import { transitionMovements } from '../movements/transitions.ts';
import { restId } from '../movements/undo-dashboard-refund.ts';
import { resumeTickets } from '../tickets/resume-tickets.ts';
import type { TicketRow } from '../tickets/ticket.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import type { DisputeStep } from './open-dispute.ts';
import { canBecome } from './transitions.ts';

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
  let left = sum(tickets) - sum(await standingDisputes(tx, order.id));
  const refundsFirst = tickets.toSorted((a, b) => rank(a.before_dispute) - rank(b.before_dispute));
  const spared: TicketRow[] = [];
  for (const ticket of refundsFirst) {
    if (left < ticket.amount) break;
    left -= ticket.amount;
    spared.push(ticket);
  }
  await restore(tx, step, spared);
  await transitionTickets(tx, { orderId: order.id }, { reason: 'dispute_lost', now: step.now });
}

function rank(status: string | null): number {
  return status === 'refund_due' ? 0 : 1;
}

/** Unless another dispute about the same payment is still open, or was lost. */
async function restoreTickets(tx: Transaction, step: DisputeStep): Promise<void> {
  const others = await standingDisputes(tx, step.order.id);
  if (others.length > 0) return;
  await restore(tx, step, await disputedTickets(tx, step.order.id));
  await transitionMovements(tx, 'dispute_won')
    .set({ look_at: step.now.toISOString() })
    .where('order_id', '=', step.order.id)
    .where('id', 'like', restId('%'))
    .execute();
}

async function disputedTickets(tx: Transaction, orderId: string): Promise<TicketRow[]> {
  return await tx
    .selectFrom('tickets')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('status', '=', 'disputed')
    .execute();
}

async function restore(tx: Transaction, { event, now }: DisputeStep, tickets: TicketRow[]): Promise<void> {
  await resumeTickets(tx, event, { tickets, reason: 'dispute_won', now });
}
