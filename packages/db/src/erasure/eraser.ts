import { closeSync, openSync } from 'node:fs';
import type SqliteFile from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { retryWhenBusy } from '../retry.ts';
import type { PersonalTable } from '../schema.ts';
import type { Tables } from '../tables.ts';
import { type FoundLeaf, findLeftovers } from './find-leftovers.ts';
import { overwriteGap } from './overwrite-gap.ts';

const AFTER_MS = 200;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** Looking through the file takes at most this share of the time: it grows with the tables. */
const SHARE = 0.02;
/** Whoever closes the database does not wait for longer. */
const PATIENCE_MS = 2_000;
/** A change of this moment can leave something behind that the next look finds. */
const ROUNDS = 5;
/** A transaction of so many takes a few milliseconds. */
const LEAVES_AT_ONCE = 20;

interface Means {
  /** Kysely on the file: its transactions are waited for. */
  write: Kysely<Tables>;
  personal: readonly PersonalTable[];
}

/** Has what was deleted leave a SQLite file and its log, when that is due. See `scrubAfterCommit`. */
export class Eraser {
  readonly #file: SqliteFile.Database;
  readonly #write: Kysely<Tables>;
  readonly #personal: readonly PersonalTable[];
  #descriptor: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #notBefore = 0;
  #failures = 0;

  constructor(file: SqliteFile.Database, { write, personal }: Means) {
    this.#file = file;
    this.#write = write;
    this.#personal = personal;
    this.#descriptor = openSync(file.name, 'r');
    if (this.#due().length > 0) this.request();
  }

  request(): void {
    this.#after(AFTER_MS);
  }

  /** Does what is still due, if it can be done soon; otherwise whoever opens the file next does it. */
  async finish(): Promise<void> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const outOfPatience = new Promise<void>((resolve) => patience.addEventListener('abort', () => resolve()));
    await Promise.race([this.#running.then(() => this.#erase()), outOfPatience]);
    clearTimeout(this.#timer);
  }

  /** After the file was closed. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #after(ms: number): void {
    const wait = Math.max(ms, this.#notBefore - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#erase();
    }, wait).unref();
  }

  async #erase(): Promise<void> {
    const due = this.#due();
    if (due.length === 0) return;
    const done = await this.#eraseAll().catch(() => false);
    this.#failures = done ? 0 : this.#failures + 1;
    if (done) await this.#settle(due).catch(() => {});
    if (this.#due().length > 0) this.#after(Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS));
  }

  /** True when the log was emptied and then nothing was found that should not be there. */
  async #eraseAll(): Promise<boolean> {
    for (let round = 0; round < ROUNDS && this.#descriptor !== undefined; round++) {
      const { name: path } = this.#file;
      const found = await findLeftovers({ path, descriptor: this.#descriptor, tables: this.#personal });
      if (!found) return false;
      this.#notBefore = performance.now() + found.took / SHARE;
      if (found.leaves.length === 0) return true;
      for (let i = 0; i < found.leaves.length; i += LEAVES_AT_ONCE)
        await this.#overwrite(found.leaves.slice(i, i + LEAVES_AT_ONCE));
    }
    return false;
  }

  async #overwrite(leaves: FoundLeaf[]): Promise<void> {
    await this.#alone(() => {
      for (const leaf of leaves) overwriteGap(this.#file, leaf);
    });
  }

  async #settle(due: string[]): Promise<void> {
    await this.#alone(() => {
      const settle = this.#file.prepare('delete from erasures where id = ?');
      for (const id of due) settle.run(id);
    });
  }

  /** In a transaction on the writing connection, when nobody else has one open on it. */
  async #alone(work: () => void): Promise<void> {
    await retryWhenBusy(() =>
      this.#write.connection().execute(async () => {
        if (this.#file.open) this.#file.transaction(work).immediate();
      }),
    );
  }

  #due(): string[] {
    if (!this.#file.open) return [];
    const migrated = this.#file.prepare(`select 1 from sqlite_schema where name = 'erasures'`).get();
    return migrated ? this.#file.prepare<[], string>('select id from erasures').pluck().all() : [];
  }
}
