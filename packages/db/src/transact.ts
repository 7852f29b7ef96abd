import { type Transaction as KyselyTransaction, sql } from 'kysely';
import { beside } from './beside.ts';
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

interface TransactOptions {
  /**
   * Each statement decides by itself, by what it finds, and none relies on what an earlier one has read: then, in a shared
   * commit on Postgres, they need not wait for the other members' statements, and all have one way to the server and back.
   */
  interleaves?: boolean;
}

/**
 * Runs `work` in a transaction and commits it durably, together with others that wait for a connection at the same moment.
 * When the database is busy, a Postgres transaction conflicts or another member of a shared commit fails, `work` is rerun
 * from the start: it must touch nothing but `tx`. An error thrown by `work` rolls back what it did.
 *
 * When the connection is lost, `work` is not rerun, because the commit may have succeeded. The caller gets a
 * `DatabaseBusy`, and its retry must be idempotent, as a delivery's claim makes it.
 */
export async function transact<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  { interleaves = false }: TransactOptions = {},
): Promise<T> {
  // The getter throws inside a transaction.
  const { write } = db;
  // Asking needs connections: inside transactions, which have taken them all, it would wait for ever.
  if (db.kind === 'postgres') await db.can('notify');
  let effects: Scope['effects'] = [];
  const scoped = async (tx: Transaction) => {
    effects = [];
    scopes.set(tx, { db, effects });
    return await db.insideTransaction.run(true, () => work(tx));
  };
  const result = await groupOf(db, write).run(scoped, interleaves && db.kind === 'postgres');
  for (const effect of effects) effect();
  return result;
}

function groupOf(db: Database, write: Database['write']): GroupCommit<Transaction> {
  const group = groups.get(db) ?? groupCommit(db, write);
  groups.set(db, group);
  return group;
}

function groupCommit({ kind, writers }: Database, write: Database['write']): GroupCommit<Transaction> {
  const commit = (work: (tx: Transaction) => Promise<void>) => write.transaction().execute(work);
  return new GroupCommit({
    async commit(work, members) {
      if (kind === 'sqlite' || members === 1) await retryWhenBusy(() => commit(work));
      else await commit((tx) => impatiently(tx, work));
    },
    most: writers,
    beside,
  });
}

/**
 * Members of one commit hold their rows until its end, and two commits could want each other's. Whoever waits longer than
 * this for a row gives all of its own back, well before the server looks for a deadlock.
 */
const LOCK_TIMEOUT = '250ms';

async function impatiently(tx: Transaction, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(tx);
  await work(tx);
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
