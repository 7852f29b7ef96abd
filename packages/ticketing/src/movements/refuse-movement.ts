import type { Transaction } from '@ticket-hub/db';
import { holdOrder, laterThan } from '../orders/order.ts';
import { refundId } from '../tickets/owe-refunds.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import type { TicketReason } from '../tickets/transitions.ts';
import { blockedByDispute } from './blocked-by-dispute.ts';
import { type DueMovement, MINUTE_MS } from './movement.ts';
import { dueShare } from './share.ts';
import { type MovementReason, transitionMovements } from './transitions.ts';

interface Refusal {
  code: string;
  now: Date;
}

/** Stripe said no, and nothing has moved. After some time it is tried under another key; too often, and it has failed. */
export async function refuseMovement(
  tx: Transaction,
  due: DueMovement,
  { code, now }: Refusal,
): Promise<'refused' | 'failed'> {
  await holdOrder(tx, due.order_id);
  const { movement, ticket } = await reasonsFor(tx, due);
  const refusals = due.refusals + 1;
  const wait = 5 * MINUTE_MS * 4 ** Math.min(refusals - 1, 4);
  const { numUpdatedRows } = await transitionMovements(tx, movement)
    .set({ refusals, error: code, key: null, key_since: null, moved_id: null })
    .set(movement === 'refused' ? { look_at: laterThan(now, wait) } : {})
    .where('id', '=', due.id)
    // One attempt is refused once; one that was done can only come back.
    .where('refusals', '=', due.refusals)
    .where('status', due.status === 'done' ? '=' : '!=', 'done')
    .executeTakeFirst();
  if (numUpdatedRows > 0n && ticket) await transitionTickets(tx, { ticketId: due.subject_id }, { reason: ticket, now });
  // What it was to give back was counted as the buyer's.
  if (numUpdatedRows > 0n && movement === 'refused_as_needless') await dueShare(tx, due.order_id, now);
  return movement === 'refused_too_often' ? 'failed' : 'refused';
}

interface Reasons {
  movement: Extract<MovementReason, 'refused' | 'refused_too_often' | 'refused_as_needless'>;
  ticket?: TicketReason;
}

async function reasonsFor(tx: Transaction, due: DueMovement): Promise<Reasons> {
  const refund = due.kind === 'refund';
  if (refund && (await blockedByDispute(tx, due))) {
    const whole = due.id === refundId(due.subject_id);
    return { movement: 'refused_as_needless', ...(whole && { ticket: 'refund_failed_in_dispute' }) };
  }
  if (refund && (await settledByDashboard(tx, due))) return { movement: 'refused_as_needless' };
  if (due.refusals + 1 >= due.patience)
    return { movement: 'refused_too_often', ...(refund && { ticket: 'refund_refused' }) };
  return { movement: 'refused', ...(refund && { ticket: 'refund_came_back' }) };
}

async function settledByDashboard(tx: Transaction, due: DueMovement): Promise<boolean> {
  const ticket = await tx
    .selectFrom('tickets')
    .select('refunded_by')
    .where('id', '=', due.subject_id)
    .executeTakeFirstOrThrow();
  return ticket.refunded_by !== null;
}
