import type { Transaction } from '@ticket-hub/db';
import type { EventRow } from '../events/event.ts';
import type { OrderRow } from '../orders/order.ts';
import { resumeTickets } from '../tickets/resume-tickets.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import { settleTicketsOfStanding } from './settle-tickets.ts';
import { doneRefunds, standingDisputes, standingRefunds, sum } from './share.ts';

interface Failed {
  event: EventRow;
  order: OrderRow;
  refundId: string;
  now: Date;
}

/**
 * The money of a dashboard refund came back to the platform: the tickets that it had settled are what they were, unless
 * another dashboard refund settles them. What is still owed to the buyer, because a refund of ours was the smaller for it, is due.
 */
export async function undoDashboardRefund(tx: Transaction, { event, order, refundId, now }: Failed): Promise<void> {
  const tickets = await tx.selectFrom('tickets').selectAll().where('refunded_by', '=', refundId).execute();
  const disputes = await standingDisputes(tx, order.id);
  if (disputes.length > 0)
    for (const { id } of tickets)
      await transitionTickets(tx, { ticketId: id }, { reason: 'refund_failed_in_dispute', now });
  else await resumeTickets(tx, event, { tickets, reason: 'dashboard_refund_failed', now });
  await settleTicketsOfStanding(tx, order, now);
  await dueRest(tx, { order, refundId, now });
}

/** A dashboard refund that failed leaves one rest to refund at most. */
export function restId(refundId: string): string {
  return `rest-${refundId}`;
}

async function dueRest(tx: Transaction, { order, refundId, now }: Omit<Failed, 'event'>): Promise<void> {
  const refunded = await tx
    .selectFrom('tickets')
    .select(['id', 'amount'])
    .where('order_id', '=', order.id)
    .where('status', '=', 'refunded')
    .execute();
  const made = await doneRefunds(tx, order.id);
  const [ticket] = refunded;
  const amount = sum(refunded) - sum(made) - sum(await standingRefunds(tx, order.id));
  if (!ticket || amount <= 0) return;
  const at = now.toISOString();
  const row = { id: restId(refundId), kind: 'refund', order_id: order.id, subject_id: ticket.id } as const;
  await tx
    .insertInto('movements')
    .values({ ...row, amount, status: 'due', look_at: at, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
