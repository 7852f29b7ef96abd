import { randomUUID } from 'node:crypto';
import { compiled, type Values } from '../compiled.ts';
import { afterCommit, databaseOf, type Transaction } from '../transact.ts';

/**
 * Removes what `tx` overwrites from the disk too, soon after it has committed. Postgres has its own vacuum. On SQLite
 * `secure_delete` zeroes what is freed, but two places keep old bytes: the write-ahead log, and the gaps inside pages
 * whose rows were moved when the B-tree was rebalanced. The pending erasure is a row, so that it survives a crash.
 */
export async function scrubAfterCommit(tx: Transaction, now: Date): Promise<void> {
  const db = databaseOf(tx);
  if (db.kind !== 'sqlite') return;
  await noteErasure(tx, { id: randomUUID(), dueSince: now.toISOString() });
  afterCommit(tx, () => db.scrub());
}

const noteErasure = compiled((tx: Transaction, { id, dueSince }: Values<Record<'id' | 'dueSince', string>>) =>
  tx.insertInto('erasures').values({ id, due_since: dueSince }),
);
