import type { Transaction } from '@ticket-hub/db';
import { announceToBuyers } from '../events/announce.ts';
import { holdOrder, laterThan } from '../orders/order.ts';
import type { Moved, Refused } from '../ports/payments.ts';
import { blockedByDispute } from './blocked-by-dispute.ts';
import type { DueMovement, Performed } from './movement.ts';
import { dueShare } from './share.ts';

const MINUTE_MS = 60_000;

/** Writes down what Stripe has answered about a refund. */
export async function conclude(
  tx: Transaction,
  due: DueMovement,
  { answer, now }: { answer: Moved | Refused; now: Date },
): Promise<Performed> {
  if ('refused' in answer) return await refuseMovement(tx, due, { code: answer.refused, now });
  switch (answer.state) {
    case 'done':
      await finishRefund(tx, due, { movedId: answer.movedId, now });
      return 'moved';
    case 'failed': {
      // The money came back, but not what was taken from the organizer: from now on that is levelled by itself.
      const refused = await refuseMovement(tx, due, { code: 'failed', now });
      await dueShare(tx, due.order_id, now);
      return refused;
    }
    case 'pending':
      await waitForMovement(tx, due, { now, movedId: answer.movedId });
      return 'waiting';
  }
}

/** It has moved, whatever became of it here meanwhile. */
async function finishRefund(
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
  await setTicket(tx, due, 'refunded');
  if (due.alone === 1) await dueShare(tx, due.order_id, now);
  await announceToBuyers(tx, [order.buyer_id]);
}

/** What was refunded in Stripe's dashboard has left nothing to refund. */
export async function needNoRefund(tx: Transaction, due: DueMovement): Promise<Performed> {
  await holdOrder(tx, due.order_id);
  await tx
    .updateTable('movements')
    .set({ status: 'dropped', key: null, look_at: null })
    .where('id', '=', due.id)
    .where('status', '=', 'due')
    .execute();
  await setTicket(tx, due, 'refunded');
  return 'level';
}

/** The organizer holds what they should; unless that has changed meanwhile, and has to be looked at again. */
export async function finishShare(tx: Transaction, due: DueMovement): Promise<void> {
  await tx
    .updateTable('movements')
    .set({ status: 'done', key: null, key_since: null, look_at: null })
    .where('id', '=', due.id)
    .where('look_at', '=', due.look_at)
    .execute();
}

/** Stripe said no, and nothing has moved. After some time it is tried under another key; too often, and it has failed. */
export async function refuseMovement(
  tx: Transaction,
  due: DueMovement,
  { code, now }: { code: string; now: Date },
): Promise<'refused' | 'failed'> {
  const order = await holdOrder(tx, due.order_id);
  const needless = due.kind === 'refund' && (await whyNeedless(tx, due));
  const refusals = due.refusals + 1;
  const failed = !needless && refusals >= due.patience;
  const status = needless ? 'dropped' : failed ? 'failed' : 'due';
  const wait = 5 * MINUTE_MS * 4 ** Math.min(refusals - 1, 4);
  const { numUpdatedRows } = await tx
    .updateTable('movements')
    .set({
      ...{ status, refusals, error: code, key: null, key_since: null, moved_id: null },
      look_at: status === 'due' ? laterThan(now, wait) : null,
    })
    .where('id', '=', due.id)
    .where('refusals', '=', due.refusals)
    .where('status', 'in', due.status === 'done' ? ['done'] : ['due', 'dropped'])
    .executeTakeFirst();
  const outcome = failed ? 'failed' : 'refused';
  if (numUpdatedRows === 0n || due.kind !== 'refund') return outcome;
  if (needless === 'disputed') await disputeTicket(tx, due);
  if (needless) return outcome;
  await setTicket(tx, due, failed ? 'refund_failed' : 'refund_due');
  await announceToBuyers(tx, [order.buyer_id]);
  return outcome;
}

async function whyNeedless(tx: Transaction, due: DueMovement): Promise<'disputed' | 'settled' | undefined> {
  if (await blockedByDispute(tx, due)) return 'disputed';
  return (await settledByDashboard(tx, due)) ? 'settled' : undefined;
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
    .where('look_at', '=', due.look_at)
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

async function settledByDashboard(tx: Transaction, due: DueMovement): Promise<boolean> {
  const ticket = await tx
    .selectFrom('tickets')
    .select('refunded_by')
    .where('id', '=', due.subject_id)
    .executeTakeFirstOrThrow();
  return ticket.refunded_by !== null;
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
    .set({
      status,
      // The money is ours: a dashboard refund that has settled it meanwhile was about another.
      ...(status === 'refunded' && { before_dispute: null, refunded_by: null, before_refund: null }),
    })
    .where('id', '=', due.subject_id)
    .where('status', 'in', [
      'refund_due',
      'refund_failed',
      'refunded',
      ...(status === 'refunded' ? ['disputed' as const] : []),
    ])
    .execute();
}
