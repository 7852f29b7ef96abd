import { closeSync, openSync } from 'node:fs';
import type SqliteFile from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { retryWhenBusy } from '../retry.ts';
import type { PersonalTable } from '../schema.ts';
import type { Tables } from '../tables.ts';
import { type FoundLeaf, type LeftoversFinder, startFinder } from './find-leftovers.ts';
import { overwriteGap } from './overwrite-gap.ts';

const AFTER_MS = 200;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** At most this share of the time is spent scanning the file, because a scan grows with the tables. */
const SCAN_SHARE = 0.02;
/** Closing the database waits no longer than this. */
const FINISH_TIMEOUT_MS = 2_000;
/** Writes between a look and the overwriting can have moved what was found; the next look finds it. */
const ROUNDS = 5;
/** A transaction of this many takes a few milliseconds. */
const LEAVES_AT_ONCE = 20;

interface Means {
  /** Kysely on the same file, so that work waits for its transactions. */
  write: Kysely<Tables>;
  personal: readonly PersonalTable[];
  /** Who looks. */
  start?: typeof startFinder;
}

/** Removes deleted data from a SQLite file and its log when an erasure is due. See `scrubAfterCommit`. */
export class Eraser {
  readonly #file: SqliteFile.Database;
  readonly #write: Kysely<Tables>;
  readonly #personal: readonly PersonalTable[];
  readonly #start: typeof startFinder;
  #descriptor: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #notBefore = 0;
  #failures = 0;

  constructor(file: SqliteFile.Database, { write, personal, start = startFinder }: Means) {
    this.#file = file;
    this.#write = write;
    this.#personal = personal;
    this.#start = start;
    this.#descriptor = openSync(file.name, 'r');
    if (this.#due().length > 0) this.request();
  }

  request(): void {
    this.#after(AFTER_MS);
  }

  /** Performs due erasures within the timeout; otherwise the next process that opens the file does. */
  async finish(): Promise<void> {
    const signal = AbortSignal.timeout(FINISH_TIMEOUT_MS);
    const timedOut = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await Promise.race([this.#running.then(() => this.#erase()), timedOut]);
    clearTimeout(this.#timer);
  }

  /** Call after SQLite has closed the file. */
  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Changes nothing while an erasure is planned or under way: what is due after that one is planned then. */
  #after(ms: number): void {
    const wait = Math.max(ms, this.#notBefore - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#running = this.#eraseAndPlan();
    }, wait).unref();
  }

  async #eraseAndPlan(): Promise<void> {
    await this.#erase();
    this.#timer = undefined;
    if (this.#due().length > 0) this.#after(Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS));
  }

  async #erase(): Promise<void> {
    const due = this.#due();
    if (due.length === 0) return;
    const done = await this.#eraseAll().catch(() => false);
    this.#failures = done ? 0 : this.#failures + 1;
    if (done) await this.#settle(due).catch(() => {});
  }

  async #eraseAll(): Promise<boolean> {
    if (this.#descriptor === undefined) return false;
    const finder = this.#start({ path: this.#file.name, descriptor: this.#descriptor, tables: this.#personal });
    return await this.#overwriteAll(finder).finally(() => finder.stop());
  }

  /**
   * True when the log was emptied and none of the leaves that held leftovers at first held any then. What other leaves hold by
   * then are bytes of rows that have moved meanwhile, and that are still there: with steady writes there are always some.
   */
  async #overwriteAll(finder: LeftoversFinder): Promise<boolean> {
    let held: number[] | undefined;
    for (let round = 0; round < ROUNDS && this.#descriptor !== undefined; round++) {
      const found = await finder.find();
      if (!found) return false;
      this.#notBefore = Math.max(this.#notBefore, performance.now()) + found.cpuMs / SCAN_SHARE;
      const pages = new Set(found.leaves.map(({ leaf }) => leaf.page));
      if (found.complete) held = held?.filter((page) => pages.has(page)) ?? [...pages];
      if (held?.length === 0) return true;
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
      this.#file.prepare('delete from erasures where id in (select value from json_each(?))').run(JSON.stringify(due));
    });
  }

  /** Runs in a transaction on the write connection, once no other transaction is open on it. */
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
