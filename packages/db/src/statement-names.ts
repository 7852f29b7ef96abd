import { LRUCache } from 'lru-cache';

/** Bounds what each connection of the server keeps: a list of another length is another statement. */
const MOST_NAMES = 200;
const LONGEST_SQL = 5_000;
const REPEATED = 3;

/** Names for statements that are run again and again: the server parses and plans a named one once per connection. */
export class StatementNames {
  readonly #uses = new LRUCache<string, number>({ max: 1_000 });
  readonly #names = new Map<string, string>();
  #generation = 0;

  /** Undefined for a statement that is not, or not yet, worth a name. */
  nameOf(sql: string): string | undefined {
    const name = this.#names.get(sql);
    if (name !== undefined || this.#names.size >= MOST_NAMES || sql.length > LONGEST_SQL) return name;
    const uses = (this.#uses.get(sql) ?? 0) + 1;
    this.#uses.set(sql, uses);
    if (uses < REPEATED) return undefined;
    this.#uses.delete(sql);
    const fresh = `hub_${this.#generation}_${this.#names.size}`;
    this.#names.set(sql, fresh);
    return fresh;
  }

  /** Names everything anew, because what the server has kept is outdated. */
  renew(): void {
    this.#generation += 1;
    this.#names.clear();
  }
}
