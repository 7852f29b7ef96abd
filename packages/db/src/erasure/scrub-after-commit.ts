import { randomUUID } from 'node:crypto';
import { afterCommit, databaseOf, type Transaction } from '../transact.ts';

/**
 * Removes what `tx` overwrites from the disk too, soon after it has committed. Postgres has its own vacuum. On SQLite
 * `secure_delete` zeroes what is freed, but two places keep old bytes: the write-ahead log, and the gaps inside pages
 * whose rows were moved when the B-tree was rebalanced. The pending erasure is a row, so that it survives a crash.
 */
export async function scrubAfterCommit(tx: Transaction, now: Date): Promise<void> {
  const db = databaseOf(tx);
  if (db.kind !== 'sqlite') return;
  await tx.insertInto('erasures').values({ id: randomUUID(), due_since: now.toISOString() }).execute();
  afterCommit(tx, () => db.scrub());
}
