import type { Transaction } from '@ticket-hub/db';
import { holdEvent } from '../events/event.ts';
import { holdOrder, laterThan } from '../orders/order.ts';
import type { Moved, Refused } from '../ports/payments.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import { type DueMovement, MINUTE_MS, type Performed } from './movement.ts';
import { refuseMovement } from './refuse-movement.ts';
import { settleTicketsOfStanding } from './settle-tickets.ts';
import { dueShare, hasShare } from './share.ts';
import { transitionMovements } from './transitions.ts';

/** Writes down what Stripe has answered about a refund. */
export async function concludeRefund(
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

async function finishRefund(
  tx: Transaction,
  due: DueMovement,
  { movedId, now }: { movedId: string; now: Date },
): Promise<void> {
  // With it the whole payment may be refunded: then other tickets lose their seats.
  await holdEvent(tx, due.event_id);
  const order = await holdOrder(tx, due.order_id);
  const { numUpdatedRows } = await transitionMovements(tx, 'done')
    .set({ moved_id: movedId })
    .where('id', '=', due.id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await transitionTickets(tx, { ticketId: due.subject_id }, { reason: 'refunded', now });
  await settleTicketsOfStanding(tx, order, now);
  // Also when this refund took the organizer's part along: it may have been levelled meanwhile.
  if (due.alone === 1 || (await hasShare(tx, order.id))) await dueShare(tx, order.id, now);
}

/** What was refunded in Stripe's dashboard has left nothing to refund. */
export async function dropNeedlessRefund(tx: Transaction, due: DueMovement, now: Date): Promise<Performed> {
  await holdOrder(tx, due.order_id);
  await transitionMovements(tx, 'needless').set({ key: null }).where('id', '=', due.id).execute();
  await transitionTickets(tx, { ticketId: due.subject_id }, { reason: 'refunded', now });
  return 'level';
}

/** The organizer holds what they should; unless that has changed meanwhile, and has to be looked at again. */
export async function finishShare(tx: Transaction, due: DueMovement): Promise<void> {
  await transitionMovements(tx, 'done')
    .set({ key: null, key_since: null })
    .where('id', '=', due.id)
    .where('look_at', '=', due.look_at)
    .execute();
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
