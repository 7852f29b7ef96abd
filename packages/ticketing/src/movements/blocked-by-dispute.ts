import type { Transaction } from '@ticket-hub/db';
import type { MovementRow } from './movement.ts';

/** Stripe refunds nothing while a dispute is open, nor what one has cost. */
export async function blockedByDispute(tx: Transaction, refund: MovementRow): Promise<boolean> {
  const ticket = await tx
    .selectFrom('tickets')
    .select('status')
    .where('id', '=', refund.subject_id)
    .executeTakeFirstOrThrow();
  if (ticket.status === 'disputed') return true;
  const open = await tx
    .selectFrom('disputes')
    .select('id')
    .where('order_id', '=', refund.order_id)
    .where('status', 'in', ['open', 'appealed'])
    .executeTakeFirst();
  return open !== undefined;
}
