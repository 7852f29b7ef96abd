import type { Transaction as KyselyTransaction } from 'kysely';
import type { Database } from './database.ts';
import { GroupCommit } from './group-commit.ts';
import { retryWhenBusy } from './retry.ts';
import type { Tables } from './tables.ts';

export type Transaction = KyselyTransaction<Tables>;

interface Scope {
  db: Database;
  effects: (() => void)[];
}

/** The member of a shared commit that is running on a transaction: members take turns. */
const scopes = new WeakMap<Transaction, Scope>();

const groups = new WeakMap<Database, GroupCommit<Transaction>>();

/**
 * Runs `work` in a transaction and commits it durably; on SQLite together with others that wait at the same moment. When
 * the database is busy, a Postgres transaction conflicts or another member of a shared commit fails, `work` is rerun from
 * the start: it must touch nothing but `tx`. An error thrown by `work` rolls back what it did.
 *
 * When the connection is lost, `work` is not rerun, because the commit may have succeeded. The caller gets a
 * `DatabaseBusy`, and its retry must be idempotent, as a delivery's claim makes it.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  // The getter throws inside a transaction.
  const { write } = db;
  let effects: Scope['effects'] = [];
  const scoped = async (tx: Transaction) => {
    effects = [];
    scopes.set(tx, { db, effects });
    return await db.insideTransaction.run(true, () => work(tx));
  };
  const result = db.kind === 'postgres' ? await commit(write, scoped) : await groupOf(db, write).run(scoped);
  for (const effect of effects) effect();
  return result;
}

function groupOf(db: Database, write: Database['write']): GroupCommit<Transaction> {
  const group = groups.get(db) ?? new GroupCommit((work) => commit(write, work));
  groups.set(db, group);
  return group;
}

async function commit<T>(write: Database['write'], work: (tx: Transaction) => Promise<T>): Promise<T> {
  return await retryWhenBusy(() => write.transaction().execute(work));
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
