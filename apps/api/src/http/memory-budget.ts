/** Bytes that all requests of the process may hold together. */
export class MemoryBudget {
  #left: number;
  readonly #onRefusal: () => void;

  constructor(bytes: number, onRefusal: () => void) {
    this.#left = bytes;
    this.#onRefusal = onRefusal;
  }

  /** Takes nothing, and answers false, when there are not that many left. */
  take(bytes: number): boolean {
    const refused = bytes > this.#left;
    if (refused) this.#onRefusal();
    else this.#left -= bytes;
    return !refused;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}
