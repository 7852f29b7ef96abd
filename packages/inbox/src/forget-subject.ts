import type { Transaction } from '@ticket-hub/db';

/** Takes somebody out of the ledger; what came and what became of it stays. Returns how many rows named them. */
export async function forgetSubject(tx: Transaction, source: string, subject: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set({ subject: null })
    .where('source', '=', source)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
