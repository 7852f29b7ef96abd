import type { Transaction } from '@ticket-hub/db';
import type { EventRow } from '../events/event.ts';
import type { OrderRow } from '../orders/order.ts';
import { dueRefunds } from '../tickets/due-refunds.ts';
import { reseat } from '../tickets/reseat.ts';
import { standingRefunds, sum } from './share.ts';

interface Failed {
  event: EventRow;
  order: OrderRow;
  refundId: string;
  now: Date;
}

/**
 * The money of a dashboard refund came back to the platform: the tickets that it had settled are what they were. What is
 * still owed to the buyer, because a refund of ours was the smaller for it, is due.
 */
export async function bringBack(tx: Transaction, { event, order, refundId, now }: Failed): Promise<void> {
  const tickets = await tx.selectFrom('tickets').selectAll().where('refunded_by', '=', refundId).execute();
  const disputed = await tx
    .selectFrom('disputes')
    .select('id')
    .where('order_id', '=', order.id)
    .where('status', '!=', 'won')
    .executeTakeFirst();
  for (const ticket of tickets) {
    await tx
      .updateTable('tickets')
      .set({ refunded_by: null, before_refund: null })
      .where('id', '=', ticket.id)
      .execute();
    const status = ticket.before_refund ?? 'refund_due';
    if (disputed)
      await tx
        .updateTable('tickets')
        .set({ status: 'disputed', before_dispute: event.status === 'cancelled' ? 'refund_due' : status })
        .where('id', '=', ticket.id)
        .execute();
    else await reseat(tx, event, { ticket, status, now });
  }
  await dueRest(tx, { order, refundId, now });
  await dueRefunds(tx, { orderId: order.id }, now);
}

async function dueRest(tx: Transaction, { order, refundId, now }: Omit<Failed, 'event'>): Promise<void> {
  const refunded = await tx
    .selectFrom('tickets')
    .select(['id', 'amount'])
    .where('order_id', '=', order.id)
    .where('status', '=', 'refunded')
    .execute();
  const made = await tx
    .selectFrom('movements')
    .select('amount')
    .where('order_id', '=', order.id)
    .where('kind', '=', 'refund')
    .where('status', '=', 'done')
    .execute();
  const [ticket] = refunded;
  const amount = sum(refunded) - sum(made) - sum(await standingRefunds(tx, order.id));
  if (!ticket || amount <= 0) return;
  const at = now.toISOString();
  const row = { id: `rest-${refundId}`, kind: 'refund', order_id: order.id, subject_id: ticket.id } as const;
  await tx
    .insertInto('movements')
    .values({ ...row, amount, status: 'due', look_at: at, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
