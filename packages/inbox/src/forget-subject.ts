import { compiled, type Transaction, type Values } from '@ticket-hub/db';

/** Removes a subject from the ledger; the deliveries and their outcomes stay. Returns how many rows named it. */
export async function forgetSubject(tx: Transaction, source: string, subject: string): Promise<number> {
  const { numAffectedRows } = await blankSubject(tx, { source, subject });
  return Number(numAffectedRows);
}

const blankSubject = compiled((tx: Transaction, { source, subject }: Values<Record<'source' | 'subject', string>>) =>
  tx.updateTable('deliveries').set({ subject: null }).where('source', '=', source).where('subject', '=', subject),
);
