import type { Transaction } from '@ticket-hub/db';

/** Removes a subject from the ledger; the deliveries and their outcomes stay. Returns how many rows named it. */
export async function forgetSubject(tx: Transaction, source: string, subject: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set({ subject: null })
    .where('source', '=', source)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
