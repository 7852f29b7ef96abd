import type { Transaction as KyselyTransaction } from 'kysely';
import type { Database } from './database.ts';
import { retryWhenBusy } from './retry.ts';
import type { Tables } from './schema.ts';

export type Transaction = KyselyTransaction<Tables>;

interface Scope {
  db: Database;
  effects: (() => void)[];
}

const scopes = new WeakMap<Transaction, Scope>();

/**
 * Runs `work` in one transaction and commits it durably. When the database is busy or a Postgres transaction has to be
 * repeated, `work` runs again from the start: it must touch nothing but `tx`. An error thrown by `work` rolls back.
 *
 * When the connection is lost, nothing runs again: a commit whose answer never came may have been made. The caller hears
 * `DatabaseBusy`, and what they then send once more must find out by itself, as a delivery does by its claim.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { result, effects } = await retryWhenBusy(async () => {
    const scope: Scope = { db, effects: [] };
    const result = await db.write.transaction().execute((tx) => {
      scopes.set(tx, scope);
      return db.insideTransaction.run(true, () => work(tx));
    });
    return { result, effects: scope.effects };
  });
  for (const effect of effects) effect();
  return result;
}

/** Runs `effect` once `tx` has committed, and not at all if it does not. */
export function afterCommit(tx: Transaction, effect: () => void): void {
  scopeOf(tx).effects.push(effect);
}

export function databaseOf(tx: Transaction): Database {
  return scopeOf(tx).db;
}

function scopeOf(tx: Transaction): Scope {
  const scope = scopes.get(tx);
  if (!scope) throw new Error('This transaction was not opened by transact()');
  return scope;
}
