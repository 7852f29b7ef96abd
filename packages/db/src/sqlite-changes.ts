import type SqliteFile from 'better-sqlite3';
import { everything } from './changes.ts';
import { Listeners } from './listeners.ts';

const LOOK_EVERY_MS = 250;

/**
 * This process announces its own changes. `data_version` moves when another process (the command line, a second API)
 * commits; what it changed is not known, so `everything` is announced.
 */
export class SqliteChanges extends Listeners {
  readonly #file: SqliteFile.Database;
  #timer: NodeJS.Timeout | undefined;
  #seen: unknown;

  constructor(file: SqliteFile.Database) {
    super();
    this.#file = file;
  }

  protected start(): void {
    this.#seen = this.#version();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  protected stop(): void {
    clearInterval(this.#timer);
  }

  close(): void {
    this.stop();
  }

  #look(): void {
    const version = this.#version();
    if (version === this.#seen) return;
    this.#seen = version;
    this.announce(everything);
  }

  #version(): unknown {
    return this.#file.pragma('data_version', { simple: true });
  }
}
