import type SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { rewrite } from './rewrite.ts';
import { afterCommit, databaseOf, type Transaction } from './transact.ts';

/**
 * What `tx` overwrites leaves the disk too, soon after it has committed. Postgres has its own vacuum. On SQLite,
 * `secure_delete` zeroes what is freed, but two places keep old bytes: the write-ahead log, and the gaps inside of pages
 * whose rows were moved when the tree was balanced. Rewriting the file is the only way to be rid of those. That
 * it is due stands in the file itself, so that a crash does not forget it.
 */
export async function scrubAfterCommit(tx: Transaction): Promise<void> {
  const db = databaseOf(tx);
  if (db.kind !== 'sqlite') return;
  await sql.raw(`pragma user_version = ${1 + Math.floor(Math.random() * 2 ** 30)}`).execute(tx);
  afterCommit(tx, () => db.scrub());
}

const AFTER_MS = 200;
const AGAIN_AFTER_MS = 1_000;
/** Rewriting takes at most this share of the time: writers wait for it, and it grows with the file. */
const SHARE = 0.02;
/** Whoever closes the database does not wait for longer. */
const PATIENCE_MS = 2_000;

/** Rewrites a SQLite file when that is due, in a thread of its own. */
export class Scrubber {
  readonly #file: SqliteFile.Database;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #notBefore = 0;

  constructor(file: SqliteFile.Database) {
    this.#file = file;
    if (this.#due() !== 0) this.request();
  }

  request(): void {
    this.#after(AFTER_MS);
  }

  /** Does what is still due, if it can be done soon; otherwise whoever opens the file next does it. */
  async finish(): Promise<void> {
    clearTimeout(this.#timer);
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const outOfPatience = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()));
    await Promise.race([this.#running.then(() => this.#scrub()), outOfPatience]);
    clearTimeout(this.#timer);
  }

  #after(ms: number): void {
    const wait = Math.max(ms, this.#notBefore - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#scrub();
    }, wait).unref();
  }

  async #scrub(): Promise<void> {
    const due = this.#due();
    if (due === 0) return;
    const ms = await rewrite(this.#file.name, due);
    this.#notBefore = performance.now() + (ms ?? 0) / SHARE;
    if (ms === undefined || this.#due() !== 0) this.#after(AGAIN_AFTER_MS);
  }

  /** 0: nothing. Anything else changes with each deletion. */
  #due(): unknown {
    return this.#file.open ? this.#file.pragma('user_version', { simple: true }) : 0;
  }
}
