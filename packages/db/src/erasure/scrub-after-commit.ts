import { randomUUID } from 'node:crypto';
import { afterCommit, databaseOf, type Transaction } from '../transact.ts';

/**
 * What `tx` overwrites leaves the disk too, soon after it has committed. Postgres has its own vacuum. On SQLite
 * `secure_delete` zeroes what is freed, but two places keep old bytes: the write-ahead log, and the gaps inside of pages
 * whose rows were moved when the tree was balanced. That they are due stands in the database itself, so that a crash
 * does not forget it.
 */
export async function scrubAfterCommit(tx: Transaction, now: Date): Promise<void> {
  const db = databaseOf(tx);
  if (db.kind !== 'sqlite') return;
  await tx.insertInto('erasures').values({ id: randomUUID(), due_since: now.toISOString() }).execute();
  afterCommit(tx, () => db.scrub());
}
