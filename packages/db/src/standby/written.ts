import { LRUCache } from 'lru-cache';
import { type Change, everything, readChange } from '../changes.ts';
import type { Position } from './position.ts';

/** More people than write in the time that a standby may lag. */
const MOST_PEOPLE = 100_000;

/** Up to which position things were committed that this process knows of: in all, and about each person. */
export class Written {
  readonly #byPerson: LRUCache<string, Position>;
  #latest: Position = 0;
  /** For those who had to be forgotten. */
  #forgotten: Position = 0;
  #listening = false;

  /** `keepMs`: after that time, whatever serves has replayed it. */
  constructor(keepMs: number, max = MOST_PEOPLE) {
    this.#byPerson = new LRUCache({
      max,
      ttl: keepMs,
      dispose: (position, _, reason) => {
        if (reason === 'evict') this.#forgotten = Math.max(this.#forgotten, position);
      },
    });
  }

  /** Contains everything that was committed here, or that this process has heard of. */
  get latest(): Position {
    return this.#latest;
  }

  /** Whether this process hears of what others commit. */
  get listening(): boolean {
    return this.#listening;
  }

  /** A transaction was committed here. */
  committed(position: Position): void {
    this.#latest = Math.max(this.#latest, position);
  }

  /** These changes were committed here. */
  told(payloads: Iterable<string>): void {
    for (const payload of payloads) {
      const { audience = everything.audience } = readChange(payload) ?? {};
      if (audience !== everything.audience) this.about(audience);
    }
  }

  /** Something about them was committed, here and before now. */
  about(person: string, position = this.#latest): void {
    this.#byPerson.set(person, Math.max(position, this.#byPerson.get(person) ?? 0));
  }

  /** A process has told of a commit. */
  heard({ audience, after }: Change): void {
    if (after === undefined) return;
    this.committed(after);
    if (audience !== everything.audience) this.about(audience, after);
  }

  /** From now on nothing is missed. */
  listens(position: Position): void {
    this.committed(position);
    this.#listening = true;
  }

  /** Until it listens again, changes are missed. */
  isDeaf(): void {
    this.#listening = false;
  }

  /** What somebody must see. */
  neededBy(person: string): Position {
    return Math.max(this.#byPerson.get(person) ?? 0, this.#forgotten);
  }
}
