import type { Database } from '@ticket-hub/db';
import type { PaymentMeans } from './means.ts';
import { findMovement, forStripe } from './movement.ts';
import { conclude } from './perform-movement.ts';

export type RefundSettled = 'changed' | 'unchanged' | 'unknown' | 'unavailable';

/**
 * Asks Stripe what became of a refund that an event names. A bank can send money back days after Stripe said that it was
 * done: then it is due again.
 */
export async function settleRefund(db: Database, means: PaymentMeans, movedId: string): Promise<RefundSettled> {
  const row = await db.read.selectFrom('movements').select('id').where('moved_id', '=', movedId).executeTakeFirst();
  const movement = row && (await findMovement(db.read, row.id));
  if (!movement) return 'unknown';
  const found = await means.payments.findMoved(forStripe(movement));
  if (found === 'unavailable') return found;
  if (found === 'none' || found.movedId !== movedId || found.state === 'pending') return 'unchanged';
  if (movement.status === 'done' && found.state === 'done') return 'unchanged';
  await conclude(db, movement, { answer: found, now: means.now() });
  return 'changed';
}
