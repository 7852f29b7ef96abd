import type { Transaction } from '@ticket-hub/db';
import type { MovementRow } from './movement.ts';
import type { OrderRow } from './order.ts';

interface Disputed {
  disputeId: string;
  order: OrderRow;
  amount: number;
  now: Date;
}

/** The platform has been charged; the organizer bears it. */
export async function dueReversal(tx: Transaction, { disputeId, order, amount, now }: Disputed): Promise<void> {
  await insertDue(
    tx,
    { id: `reversal-${disputeId}`, kind: 'reversal', subject_id: disputeId, order_id: order.id, amount },
    now,
  );
}

/**
 * A dispute was won, and its order is held: what was reversed goes back. A reversal that may be under way is left alone;
 * whoever finishes it sees that the dispute was won.
 */
export async function undoReversal(tx: Transaction, disputeId: string, now: Date): Promise<void> {
  const dropped = await tx
    .updateTable('movements')
    .set({ status: 'dropped', look_at: null })
    .where('id', '=', `reversal-${disputeId}`)
    .where((eb) => eb.or([eb('status', '=', 'failed'), eb.and([eb('status', '=', 'due'), eb('key', 'is', null)])]))
    .executeTakeFirst();
  if (dropped.numUpdatedRows === 1n) return;
  const reversal = await tx
    .selectFrom('movements')
    .selectAll()
    .where('id', '=', `reversal-${disputeId}`)
    .where('status', '=', 'done')
    .executeTakeFirst();
  if (reversal) await dueReturn(tx, reversal, now);
}

export async function reversalFinished(tx: Transaction, reversal: MovementRow, now: Date): Promise<void> {
  if ((await statusOf(tx, reversal.subject_id)) === 'won') await dueReturn(tx, reversal, now);
}

/** Stripe refunds nothing while a dispute is open, nor what one has cost; and need not reverse for one that was won. */
export async function blockedByDispute(tx: Transaction, movement: MovementRow): Promise<boolean> {
  if (movement.kind === 'return') return false;
  if (movement.kind === 'reversal') return (await statusOf(tx, movement.subject_id)) === 'won';
  const ticket = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', movement.subject_id)
    .executeTakeFirstOrThrow();
  if (ticket.status === 'disputed') return true;
  const open = await tx
    .selectFrom('disputes')
    .select('id')
    .where('order_id', '=', movement.order_id)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return open !== undefined;
}

/** The reversal gave the platform's fee back too; what goes to the organizer again is what they had. */
async function dueReturn(tx: Transaction, reversal: MovementRow, now: Date): Promise<void> {
  const order = await tx.selectFrom('orders').selectAll().where('id', '=', reversal.order_id).executeTakeFirstOrThrow();
  const amount = reversal.amount - Math.floor((order.fee * reversal.amount) / order.amount);
  const { subject_id, order_id } = reversal;
  await insertDue(tx, { id: `return-${subject_id}`, kind: 'return', subject_id, order_id, amount }, now);
}

async function insertDue(
  tx: Transaction,
  movement: Pick<MovementRow, 'id' | 'kind' | 'subject_id' | 'order_id' | 'amount'>,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await tx
    .insertInto('movements')
    .values({ ...movement, status: 'due', look_at: at, created_at: at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

async function statusOf(tx: Transaction, disputeId: string) {
  const dispute = await tx.selectFrom('disputes').select('status').where('id', '=', disputeId).executeTakeFirst();
  return dispute?.status;
}
