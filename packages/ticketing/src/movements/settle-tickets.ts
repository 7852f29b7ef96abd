import type { Transaction } from '@ticket-hub/db';
import type { OrderRow } from '../orders/order.ts';
import type { TicketRow } from '../tickets/ticket.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import { doneRefunds, standingRefunds, sum } from './share.ts';
import { transitionMovements } from './transitions.ts';

interface DashboardRefund {
  id: string;
  amount: number;
  now: Date;
}

/** Tickets that a failed dashboard refund gives back may be those of another, which found none left when it came. */
export async function settleTicketsOfStanding(tx: Transaction, order: OrderRow, now: Date): Promise<void> {
  for (const { id, amount } of await standingRefunds(tx, order.id)) await settleTickets(tx, order, { id, amount, now });
}

/** Whose refund was wanted comes first, who was let in comes last. */
const FIRST_TO_LAST: TicketRow['status'][] = ['refund_failed', 'refund_due', 'valid', 'void', 'used', 'disputed'];

/**
 * Which tickets a dashboard refund settles: all that are left, if with it everything is refunded that was paid; as many
 * as it is worth, those counted that it has settled already, if it is worth some exactly; otherwise none. Then they stay
 * good, and the organizer is told.
 */
export async function settleTickets(tx: Transaction, order: OrderRow, refund: DashboardRefund): Promise<void> {
  const tickets = await tx
    .selectFrom('tickets')
    .leftJoin('movements', (join) =>
      join.onRef('movements.subject_id', '=', 'tickets.id').on('movements.key', 'is not', null),
    )
    .selectAll('tickets')
    .select('movements.key')
    .where('tickets.order_id', '=', order.id)
    .where('tickets.status', 'in', FIRST_TO_LAST)
    .orderBy('tickets.id', 'desc')
    .execute();
  const price = order.amount / order.quantity;
  const whole = await everythingIsRefunded(tx, order);
  // A refund of ours that has a key may have been made at Stripe already.
  const candidates = whole ? tickets : tickets.filter(({ status, key }) => status !== 'refund_due' || key === null);
  const worth = refund.amount % price === 0 ? refund.amount / price : 0;
  const count = whole ? candidates.length : Math.max(0, worth - (await countSettledBy(tx, refund.id)));
  const ranked = candidates.toSorted((a, b) => FIRST_TO_LAST.indexOf(a.status) - FIRST_TO_LAST.indexOf(b.status));
  for (const ticket of ranked.slice(0, count)) await settle(tx, ticket.id, refund);
}

async function countSettledBy(tx: Transaction, refundId: string): Promise<number> {
  const settled = await tx.selectFrom('tickets').select('id').where('refunded_by', '=', refundId).execute();
  return settled.length;
}

async function everythingIsRefunded(tx: Transaction, order: OrderRow): Promise<boolean> {
  return sum(await doneRefunds(tx, order.id)) + sum(await standingRefunds(tx, order.id)) >= order.amount;
}

async function settle(tx: Transaction, ticketId: string, refund: DashboardRefund): Promise<void> {
  const change = { reason: 'refunded_in_dashboard', refundedBy: refund.id, now: refund.now } as const;
  await transitionTickets(tx, { ticketId }, change);
  // One that has a key may be under way: whoever performs it sees what became of the ticket.
  await transitionMovements(tx, 'refunded_in_dashboard')
    .where('subject_id', '=', ticketId)
    .where('key', 'is', null)
    .execute();
}
