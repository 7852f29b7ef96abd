import { type Database, type Transaction, transact } from '@ticket-hub/db';

const ATTEMPTS = 5;

/** For an operator who has put right what was wrong: everything that has failed is due again. Returns how much it is. */
export async function retryFailedRefunds(db: Database, now: Date): Promise<number> {
  return await transact(db, async (tx) => {
    const failed = await tx.selectFrom('movements').select('id').where('status', '=', 'failed').execute();
    for (const { id } of failed) await retryMovement(tx, id, now);
    return failed.length;
  });
}

/** A movement that Stripe has refused too often gets as many attempts again. */
export async function retryMovement(tx: Transaction, id: string, now: Date): Promise<void> {
  const retried = await tx
    .updateTable('movements')
    .set((eb) => ({ status: 'due', patience: eb('refusals', '+', ATTEMPTS), look_at: now.toISOString() }))
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .returning(['kind', 'subject_id'])
    .executeTakeFirst();
  if (retried?.kind !== 'refund') return;
  await tx
    .updateTable('tickets')
    .set({ status: 'refund_due' })
    .where('id', '=', retried.subject_id)
    .where('status', '=', 'refund_failed')
    .execute();
}
