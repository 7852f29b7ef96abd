import {
  AbortedTransactionError,
  CompiledQuery,
  type DatabaseConnection,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { DatabaseBusy } from './busy.ts';
import { WRITTEN } from './standby/position.ts';
import type { Written } from './standby/written.ts';
import type { Transaction } from './transact.ts';

export const CHANNEL = 'ticket_hub_changes';

/** What the open transaction of a connection will send. */
const payloads = new WeakMap<DatabaseConnection, Set<string>>();

/** Sends `payload` to every process that listens, once `tx` has committed, and not at all if it does not. */
export async function notifyOnCommit(tx: Transaction, payload: string): Promise<void> {
  await tx.getExecutor().provideConnection(async (connection) => {
    const pending = payloads.get(connection) ?? new Set();
    payloads.set(connection, pending.add(payload));
  });
}

/** The transactions, by their connection, that move the counter of changes. */
const counting = new WeakSet<DatabaseConnection>();

/** For engines without NOTIFY: tells every process that polls the counter that something has changed. */
export async function countOnCommit(tx: Transaction): Promise<void> {
  await tx.getExecutor().provideConnection(async (connection) => void counting.add(connection));
}

/** Spread over rows, because a transaction holds its row until it is on disk. */
const COUNT = `insert into change_counts values (floor(random() * 16)::int, 1)
  on conflict (slot) do update set count = change_counts.count + 1`;

/** Frees the rows of a process that has stopped, or is out of reach, in the middle of a transaction. */
const IDLE_LIMIT_MS = 30_000;

export interface DriverOptions {
  /** In a transaction, whose rows others wait for, the server itself ends a statement then. 0: it may take as long as it needs. */
  statementTimeoutMs: number;
  /** With it, every commit answers where it is in the log, and its news say so. */
  written: Written | undefined;
}

/**
 * Sends what a transaction has to tell in the message that carries its `commit`, as a statement behind it. Inside the
 * transaction, NOTIFY would hold a lock of the whole server until the commit is on disk. In a message of its own it
 * would be lost with a process that dies in between; this way, the server has both or neither. A count goes before the
 * commit, and so does not miss one.
 */
export class NotifyingDriver extends PostgresDriver {
  readonly #limits: string;
  readonly #written: Written | undefined;

  constructor(config: PostgresDialectConfig, { statementTimeoutMs, written }: DriverOptions) {
    super(config);
    const limits = { idle_in_transaction_session_timeout: IDLE_LIMIT_MS, statement_timeout: statementTimeoutMs };
    this.#limits = Object.entries(limits)
      .filter(([, ms]) => ms > 0)
      .map(([name, ms]) => `set local ${name} = ${ms}`)
      .join('; ');
    this.#written = written;
  }

  /** The limits go in the same message: a pooler refuses them at the start of a connection, and keeps none between transactions. */
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    payloads.delete(connection);
    counting.delete(connection);
    const { isolationLevel, accessMode } = settings;
    const begin = ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode]
      .filter(Boolean)
      .join(' ');
    await connection.executeQuery(CompiledQuery.raw(`${begin}; ${this.#limits}`));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const pending = payloads.get(connection);
    const behind = this.#written ? tellWithPosition(pending) : pending && tell(pending);
    if (counting.has(connection)) {
      const words = [COUNT, 'commit', ...(this.#written ? [tellWithPosition(undefined)] : [])];
      await connection.executeQuery(CompiledQuery.raw(words.join('; ')));
    } else if (behind === undefined) await super.commitTransaction(connection);
    else await this.#commitAndTell(connection, behind);
    if (pending) this.#written?.told(pending);
  }

  async #commitAndTell(connection: DatabaseConnection, behind: string): Promise<void> {
    try {
      const { rows } = await connection.executeQuery<{ command: string }>(CompiledQuery.raw(`commit; ${behind}`));
      if (rows[0]?.command === 'ROLLBACK') throw new AbortedTransactionError();
    } catch (error) {
      throw isRolledBack(error) ? error : new DatabaseBusy(error);
    }
  }
}

function tell(pending: Iterable<string>): string {
  return `select pg_notify('${CHANNEL}', payload) from ${listOf(pending)}`;
}

/** The position is read behind the commit, and so contains it. The pool hands it to `Written`. */
function tellWithPosition(pending: Iterable<string> | undefined): string {
  if (!pending) return `select ${WRITTEN} as position`;
  const payload = `left(payload, -1) || ',"after":' || position || '}'`;
  return `select position, pg_notify('${CHANNEL}', ${payload}) from ${listOf(pending)}, (select ${WRITTEN} as position) here`;
}

function listOf(pending: Iterable<string>): string {
  return `unnest(array[${[...pending].map((payload) => pg.escapeLiteral(payload)).join(', ')}]) payload`;
}

/** Whether it is certain that the commit, and not the statement behind it, has failed: constraints and conflicts. */
function isRolledBack(error: unknown): boolean {
  if (error instanceof AbortedTransactionError || error instanceof DatabaseBusy) return true;
  return error instanceof pg.DatabaseError && /^(23|40)/.test(error.code ?? '');
}
