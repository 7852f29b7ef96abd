import { compiled, type Database, DatabaseBusy, type Transaction, transact, type Values } from '@ticket-hub/db';
import { type Delivery, type LedgerRow, ledgerRow } from './delivery.ts';
import { noteFailure } from './note-failure.ts';
import { Rollback } from './rollback.ts';

/** The outcome of `apply`; the caller defines the words. */
interface Applied {
  outcome: string;
}

/** It was applied before. */
export interface Duplicate {
  outcome: 'duplicate';
}

type Hints =
  | { expected?: null; interleaves?: never }
  | {
      /** Recorded with the claim, which spares a statement when it comes true. */
      expected: string;
      /** What `transact` says of `apply`. Without an expected outcome, a claim stands only when its delivery is settled. */
      interleaves?: boolean;
    };

/**
 * Applies a delivery at most once: the claim on `(source, id)`, all that `apply` writes and the outcome are one
 * transaction. When `apply` throws, everything is rolled back, the failure is recorded, the error is rethrown, and the
 * vendor's retry can claim the delivery again. When it returns a `rollback`, everything is rolled back and nothing recorded.
 *
 * `apply` may run more than once and must touch nothing but the transaction.
 */
export async function receiveOnce<const Result extends Applied, TakenBack = never>(
  db: Database,
  delivery: Delivery,
  apply: (tx: Transaction) => Promise<Result | Rollback<TakenBack>>,
  { expected = null, interleaves = false }: Hints = {},
): Promise<Result | TakenBack | Duplicate> {
  let returned: Rollback<TakenBack> | undefined;
  try {
    return await transact(
      db,
      async (tx) => {
        if (!(await claim(tx, delivery, expected))) return { outcome: 'duplicate' };
        const result = await apply(tx);
        if (result instanceof Rollback) {
          returned = result;
          throw new Returned();
        }
        if (result.outcome !== expected) await settle(tx, delivery, result.outcome);
        return result;
      },
      { interleaves },
    );
  } catch (error) {
    if (error instanceof Returned && returned) return returned.result;
    // A busy database could not record the failure either. If the commit succeeded although its answer was lost, the
    // retry finds the claim and is a duplicate; otherwise it runs like a first attempt.
    if (!(error instanceof DatabaseBusy)) await noteFailure(db, delivery, codeOf(error)).catch(() => {});
    throw error;
  }
}

/** Rolls back a transaction whose work returned a `rollback`. */
class Returned extends Error {}

/** True if the delivery is new or has only failed. A concurrent claim of it waits for this transaction. */
async function claim(tx: Transaction, delivery: Delivery, outcome: string | null): Promise<boolean> {
  const { numAffectedRows = 0n } = await insertClaim(tx, { ...ledgerRow(delivery), outcome });
  return numAffectedRows > 0n;
}

const insertClaim = compiled((tx: Transaction, row: Values<LedgerRow & { outcome: string | null }>) =>
  tx
    .insertInto('deliveries')
    .values({
      source: row.source,
      id: row.id,
      type: row.type,
      subject: row.subject,
      outcome: row.outcome,
      attempts: 1,
      occurred_at: row.occurred_at,
      received_at: row.received_at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'id'])
        .doUpdateSet((eb) => ({
          type: eb.ref('excluded.type'),
          subject: eb.ref('excluded.subject'),
          outcome: eb.ref('excluded.outcome'),
          error: null,
          attempts: eb('deliveries.attempts', '+', 1),
          occurred_at: eb.ref('excluded.occurred_at'),
          received_at: eb.ref('excluded.received_at'),
        }))
        .where('deliveries.outcome', 'is', null),
    ),
);

async function settle(tx: Transaction, { source, id }: Delivery, outcome: string): Promise<void> {
  await setOutcome(tx, { source, id, outcome });
}

const setOutcome = compiled(
  (tx: Transaction, { source, id, outcome }: Values<Record<'source' | 'id' | 'outcome', string>>) =>
    tx.updateTable('deliveries').set({ outcome }).where('source', '=', source).where('id', '=', id),
);

/** The database's error code or the error's class. Never its message, which can contain data. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
