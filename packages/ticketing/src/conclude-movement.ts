import type { Transaction } from '@ticket-hub/db';
import { announceToBuyers } from './announce.ts';
import { blockedByDispute, reversalFinished } from './dispute-movements.ts';
import type { DueMovement } from './movement.ts';
import { holdOrder, laterThan } from './order.ts';

const MINUTE_MS = 60_000;

/** It has moved, whatever became of it here meanwhile. */
export async function finishMovement(
  tx: Transaction,
  due: DueMovement,
  { movedId, now }: { movedId: string; now: Date },
): Promise<void> {
  const order = await holdOrder(tx, due.order_id);
  const { numUpdatedRows } = await tx
    .updateTable('movements')
    .set({ status: 'done', moved_id: movedId, look_at: null })
    .where('id', '=', due.id)
    .where('status', '!=', 'done')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  if (due.kind === 'reversal') await reversalFinished(tx, due, now);
  if (due.kind !== 'refund') return;
  await setTicket(tx, due, 'refunded');
  await announceToBuyers(tx, [order.buyer_id]);
}

/** Stripe said no, and nothing has moved. After some time it is tried under another key; too often, and it has failed. */
export async function refuseMovement(
  tx: Transaction,
  due: DueMovement,
  { code, now }: { code: string; now: Date },
): Promise<'refused' | 'failed'> {
  const order = await holdOrder(tx, due.order_id);
  const refusals = due.refusals + 1;
  const dropped = await blockedByDispute(tx, due);
  const failed = !dropped && refusals >= due.patience;
  const wait = 5 * MINUTE_MS * 4 ** Math.min(refusals - 1, 4);
  const { numUpdatedRows } = await tx
    .updateTable('movements')
    .set({
      status: dropped ? 'dropped' : failed ? 'failed' : 'due',
      key: null,
      key_since: null,
      moved_id: null,
      refusals,
      error: code,
      look_at: dropped || failed ? null : laterThan(now, wait),
    })
    .where('id', '=', due.id)
    .where('refusals', '=', due.refusals)
    .where('status', 'in', due.status === 'done' ? ['done'] : ['due', 'dropped'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n || due.kind !== 'refund') return 'refused';
  if (dropped) {
    await disputeTicket(tx, due);
    return 'refused';
  }
  await setTicket(tx, due, failed ? 'refund_failed' : 'refund_due');
  await announceToBuyers(tx, [order.buyer_id]);
  return failed ? 'failed' : 'refused';
}

/** No answer, or Stripe is at it: to be looked at again, less and less often. */
export async function waitForMovement(
  tx: Transaction,
  due: DueMovement,
  { now, movedId }: { now: Date; movedId?: string },
): Promise<void> {
  const age = now.getTime() - Date.parse(due.key_since ?? due.created_at);
  await tx
    .updateTable('movements')
    .set({
      ...(movedId !== undefined && { moved_id: movedId }),
      look_at: laterThan(now, Math.min(Math.max(age / 2, MINUTE_MS), 60 * MINUTE_MS)),
    })
    .where('id', '=', due.id)
    .where('status', '=', 'due')
    .execute();
}

/** Stripe has forgotten the key, and nothing came of it: from now on it counts anew. */
export async function renewKey(tx: Transaction, due: DueMovement, now: Date): Promise<void> {
  await tx
    .updateTable('movements')
    .set({ key_since: now.toISOString() })
    .where('id', '=', due.id)
    .where('key', '=', due.key)
    .execute();
}

/** Its refund came back while the payment is disputed: it shares the fate of the others. */
async function disputeTicket(tx: Transaction, due: DueMovement): Promise<void> {
  await tx
    .updateTable('tickets')
    .set({ status: 'disputed', before_dispute: 'refund_due' })
    .where('id', '=', due.subject_id)
    .where('status', 'in', ['refunded', 'refund_due'])
    .execute();
}

async function setTicket(
  tx: Transaction,
  due: DueMovement,
  status: 'refunded' | 'refund_due' | 'refund_failed',
): Promise<void> {
  await tx
    .updateTable('tickets')
    .set({ status, ...(status === 'refunded' && { before_dispute: null }) })
    .where('id', '=', due.subject_id)
    .where('status', 'in', [
      'refund_due',
      'refund_failed',
      'refunded',
      ...(status === 'refunded' ? ['disputed' as const] : []),
    ])
    .execute();
}
