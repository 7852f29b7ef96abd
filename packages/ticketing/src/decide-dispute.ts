import type { Transaction } from '@ticket-hub/db';
import { undoReversal } from './dispute-movements.ts';
import { dueRefunds } from './due-refunds.ts';
import type { DisputeStep } from './open-dispute.ts';
import type { OrderRow } from './order.ts';
import { freeSeats } from './seats.ts';

/** What becomes of a dispute that was open. */
export async function decideDispute(tx: Transaction, { order, snapshot, now }: DisputeStep): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('disputes')
    .set({ status: snapshot.status })
    .where('id', '=', snapshot.disputeId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  if (snapshot.status === 'lost') await loseTickets(tx, order, now);
  else {
    await undoReversal(tx, snapshot.disputeId, now);
    await restoreTickets(tx, order, now);
  }
  return true;
}

/**
 * The buyer has got the money of as many tickets as the dispute was about. Others, whose refund was under way when it
 * came, or that were never in question, are what they were.
 */
async function loseTickets(tx: Transaction, order: OrderRow, now: Date): Promise<void> {
  const tickets = await tx
    .selectFrom('tickets')
    .select(['id', 'amount', 'before_dispute'])
    .where('order_id', '=', order.id)
    .where('status', '=', 'disputed')
    .execute();
  const lost = await tx
    .selectFrom('disputes')
    .select('amount')
    .where('order_id', '=', order.id)
    .where('status', '!=', 'won')
    .execute();
  let spared = sum(tickets) - sum(lost);
  const refundsFirst = tickets.toSorted((a, b) => rank(a.before_dispute) - rank(b.before_dispute));
  for (const { id, amount } of refundsFirst) {
    if (spared < amount) break;
    spared -= amount;
    await restore(tx, order).where('id', '=', id).execute();
  }
  const { numUpdatedRows } = await tx
    .updateTable('tickets')
    .set({ seat: 0 })
    .where('order_id', '=', order.id)
    .where('status', '=', 'disputed')
    .where('seat', '=', 1)
    .executeTakeFirst();
  await freeSeats(tx, order.event_id, Number(numUpdatedRows));
  await dueRefunds(tx, { orderId: order.id }, now);
}

function rank(status: string | null): number {
  return status === 'refund_due' ? 0 : 1;
}

function sum(rows: { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

/** Unless another dispute about the same payment is still open, or was lost. */
async function restoreTickets(tx: Transaction, order: OrderRow, now: Date): Promise<void> {
  const other = await tx
    .selectFrom('disputes')
    .select('id')
    .where('order_id', '=', order.id)
    .where('status', '!=', 'won')
    .executeTakeFirst();
  if (other) return;
  await restore(tx, order).execute();
  await dueRefunds(tx, { orderId: order.id }, now);
}

function restore(tx: Transaction, order: OrderRow) {
  return tx
    .updateTable('tickets')
    .set((eb) => ({ status: eb.ref('before_dispute').$notNull(), before_dispute: null }))
    .where('order_id', '=', order.id)
    .where('status', '=', 'disputed')
    .where('before_dispute', 'is not', null);
}
