import type SqliteFile from 'better-sqlite3';
import { afterCommit, databaseOf, type Transaction } from './transact.ts';

const AFTER_MS = 200;

/**
 * Once `tx` has committed, what it overwrote leaves the disk too. On SQLite free pages are zeroed by `secure_delete`,
 * but the write-ahead log still holds the old ones until a checkpoint truncates it. Postgres has its own vacuum.
 */
export function scrubAfterCommit(tx: Transaction): void {
  afterCommit(tx, () => databaseOf(tx).scrub());
}

/** Empties the write-ahead log soon, once for many calls, and again while a reader stands in the way. */
export class Scrubber {
  readonly #file: SqliteFile.Database;
  #timer: NodeJS.Timeout | undefined;

  constructor(file: SqliteFile.Database) {
    this.#file = file;
  }

  request(): void {
    this.#timer ??= setTimeout(() => this.#run(), AFTER_MS).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    this.#timer = undefined;
    // Inside a transaction the log is in use by definition.
    const busy = this.#file.inTransaction || this.#file.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) !== 0;
    if (busy) this.request();
  }
}
