import type { Transaction } from '@ticket-hub/db';
import type { DueMovement } from './movement.ts';
import { doneRefunds, standingDisputes, standingRefunds, sum } from './share.ts';

/** Stripe refunds nothing while a dispute is open, nor what one has cost. */
export async function blockedByDispute(tx: Transaction, refund: DueMovement): Promise<boolean> {
  const ticket = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', refund.subject_id)
    .executeTakeFirstOrThrow();
  if (ticket.status === 'disputed') return true;
  const disputes = await standingDisputes(tx, refund.order_id);
  if (disputes.some(({ status }) => status !== 'lost')) return true;
  return disputes.length > 0 && refund.amount > (await leftBy(tx, refund, sum(disputes)));
}

/** What disputes and the refunds that were made have left of the payment. */
async function leftBy(tx: Transaction, { order_id, order_amount }: DueMovement, lost: number): Promise<number> {
  return order_amount - lost - sum(await doneRefunds(tx, order_id)) - sum(await standingRefunds(tx, order_id));
}
