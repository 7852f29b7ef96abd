import type { Transaction } from '@ticket-hub/db';
import type { EventRow } from '../events/event.ts';
import { dueShare } from '../movements/share.ts';
import { transitionMovements } from '../movements/transitions.ts';
import type { OrderRow } from '../orders/order.ts';
import type { DisputeSnapshot } from '../ports/payments.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';

export interface DisputeStep {
  /** Both are held. */
  event: EventRow;
  order: OrderRow;
  snapshot: DisputeSnapshot;
  now: Date;
}

/** Writes a dispute down that is new here: its tickets are no good, and the organizer bears it. */
export async function openDispute(tx: Transaction, { order, snapshot, now }: DisputeStep): Promise<boolean> {
  const { disputeId, amount } = snapshot;
  const at = now.toISOString();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('disputes')
    .values({ id: disputeId, order_id: order.id, status: 'open', amount, created_at: at, asked_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await transitionTickets(tx, { orderId: order.id }, { reason: 'disputed', now });
  await dropRefunds(tx, order);
  await dueShare(tx, order.id, now);
  return true;
}

/** A refund that may be under way is left to whoever performs it. */
async function dropRefunds(tx: Transaction, order: OrderRow): Promise<void> {
  await transitionMovements(tx, 'disputed')
    .where('order_id', '=', order.id)
    .where('kind', '=', 'refund')
    .where((eb) => eb.or([eb('status', '=', 'failed'), eb('key', 'is', null)]))
    .execute();
}
