import { type Database, DatabaseBusy, type Transaction, transact } from '@ticket-hub/db';
import { type Delivery, ledgerRow } from './delivery.ts';
import { noteFailure } from './note-failure.ts';
import { Rollback } from './rollback.ts';

/** What applying came to, in the words of whoever applies. */
interface Applied {
  outcome: string;
}

/** It was done before. */
export interface Duplicate {
  outcome: 'duplicate';
}

/**
 * Applies a delivery at most once: the claim on `(source, id)`, all that `apply` writes and the outcome are one
 * transaction. When `apply` throws, everything is rolled back, the failure is noted, the error goes on to the caller, and
 * the vendor's retry takes the delivery again. When it returns a `rollback`, everything is taken back and nothing noted.
 *
 * `apply` may run more than once and must touch nothing but the transaction.
 */
export async function receiveOnce<const Result extends Applied, TakenBack = never>(
  db: Database,
  delivery: Delivery,
  apply: (tx: Transaction) => Promise<Result | Rollback<TakenBack>>,
): Promise<Result | TakenBack | Duplicate> {
  const takenBack = new Error('Taken back');
  let returned: Rollback<TakenBack> | undefined;
  try {
    return await transact(db, async (tx) => {
      if (!(await claim(tx, delivery))) return { outcome: 'duplicate' };
      const result = await apply(tx);
      if (result instanceof Rollback) {
        returned = result;
        throw takenBack;
      }
      await settle(tx, delivery, result.outcome);
      return result;
    });
  } catch (error) {
    if (error === takenBack && returned) return returned.result;
    // A database that cannot take it cannot take a note of that either. If the commit was lost on the way back, the retry
    // finds the claim and is a duplicate; if not, it is as good as the first attempt.
    if (!(error instanceof DatabaseBusy)) await noteFailure(db, delivery, codeOf(error)).catch(() => {});
    throw error;
  }
}

/** True if the delivery is new or failed before. Whoever claims it at the same moment waits for this transaction. */
async function claim(tx: Transaction, delivery: Delivery): Promise<boolean> {
  const claimed = await tx
    .insertInto('deliveries')
    .values(ledgerRow(delivery))
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'id'])
        .doUpdateSet((eb) => ({
          type: eb.ref('excluded.type'),
          subject: eb.ref('excluded.subject'),
          error: null,
          attempts: eb('deliveries.attempts', '+', 1),
          occurred_at: eb.ref('excluded.occurred_at'),
          received_at: eb.ref('excluded.received_at'),
        }))
        .where('deliveries.outcome', 'is', null),
    )
    .returning('id')
    .executeTakeFirst();
  return claimed !== undefined;
}

async function settle(tx: Transaction, { source, id }: Delivery, outcome: string): Promise<void> {
  await tx.updateTable('deliveries').set({ outcome }).where('source', '=', source).where('id', '=', id).execute();
}

/** The database's own code or the error's class. Never its message, which can carry data. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
