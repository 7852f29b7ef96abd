import type { Transaction } from '@ticket-hub/db';
import type { EventRow } from '../events/event.ts';
import { dueShare } from '../movements/share.ts';
import type { OrderRow } from '../orders/order.ts';
import type { DisputeSnapshot } from '../ports/payments.ts';

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
  await markTickets(tx, order);
  await dueShare(tx, order.id, now);
  return true;
}

async function markTickets(tx: Transaction, order: OrderRow): Promise<void> {
  await tx
    .updateTable('tickets')
    .set((eb) => ({
      status: 'disputed',
      before_dispute: eb
        .case()
        .when('status', '=', 'refund_failed')
        .then('refund_due' as const)
        .else(eb.ref('status'))
        .end(),
    }))
    .where('order_id', '=', order.id)
    .where('status', 'not in', ['refunded', 'disputed'])
    .execute();
  // A refund that may be under way is left to whoever does it.
  await tx
    .updateTable('movements')
    .set({ status: 'dropped', look_at: null })
    .where('order_id', '=', order.id)
    .where('kind', '=', 'refund')
    .where((eb) => eb.or([eb('status', '=', 'failed'), eb.and([eb('status', '=', 'due'), eb('key', 'is', null)])]))
    .execute();
}
