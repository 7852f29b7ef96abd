import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { holdOrder } from '../orders/order.ts';
import { transitionTickets } from '../tickets/transition-tickets.ts';
import type { MovementRow } from './movement.ts';
import { ATTEMPTS, transitionMovements } from './transitions.ts';

/**
 * For an operator who has put right what was wrong: what has failed is due again, all of it or only the one with this id.
 * Returns how much it is.
 */
export async function retryFailedMovements(db: Database, now: Date, id?: string): Promise<number> {
  return await transact(db, async (tx) => {
    let movements = tx.selectFrom('movements').select(['id', 'order_id']).where('status', '=', 'failed');
    if (id !== undefined) movements = movements.where('id', '=', id);
    const failed = await movements.orderBy('order_id').orderBy('id').execute();
    for (const movement of failed) await retryMovement(tx, movement, now);
    return failed.length;
  });
}

/** What has failed of a ticket's refunds is due again. */
export async function retryMovements(tx: Transaction, ticketId: string, now: Date): Promise<void> {
  const failed = await tx
    .selectFrom('movements')
    .select(['id', 'order_id'])
    .where('subject_id', '=', ticketId)
    .where('status', '=', 'failed')
    .execute();
  for (const movement of failed) await retryMovement(tx, movement, now);
}

/** A movement that Stripe has refused too often gets as many attempts again. */
async function retryMovement(
  tx: Transaction,
  { id, order_id }: Pick<MovementRow, 'id' | 'order_id'>,
  now: Date,
): Promise<void> {
  await holdOrder(tx, order_id);
  const retried = await transitionMovements(tx, 'retried')
    .set((eb) => ({ patience: eb('refusals', '+', ATTEMPTS), look_at: now.toISOString() }))
    .where('id', '=', id)
    .returning(['kind', 'subject_id'])
    .executeTakeFirst();
  if (retried?.kind === 'refund')
    await transitionTickets(tx, { ticketId: retried.subject_id }, { reason: 'retried', now });
}
