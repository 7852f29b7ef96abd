import type { ClerkSandbox } from '@ticket-hub/sandbox';
import { personId } from './person-id.ts';

/** A token is good for a minute: a tab sends it with all it asks meanwhile. */
const KEPT_MS = 30_000;

/** Tokens of as many people, spread over all that there are; the same ones for half a minute. */
export class Tokens {
  readonly #clerk: ClerkSandbox;
  readonly #people: number;
  readonly #made = new Map<number, { at: number; tokens: string[] }>();

  constructor(clerk: ClerkSandbox, people: number) {
    this.#clerk = clerk;
    this.#people = people;
  }

  async of(users: number): Promise<string[]> {
    const made = this.#made.get(users);
    if (made && performance.now() - made.at < KEPT_MS) return made.tokens;
    const tokens = await this.fresh(users);
    this.#made.set(users, { at: performance.now(), tokens });
    return tokens;
  }

  async fresh(users: number): Promise<string[]> {
    const step = Math.max(1, Math.floor(users / this.#people));
    const ids = Array.from({ length: this.#people }, (_, n) => personId((n * step) % users));
    return await Promise.all(ids.map((id) => this.#clerk.sessionToken(id)));
  }
}
