/** Limits the bytes that all requests of the process buffer together. */
export class MemoryBudget {
  #left: number;
  readonly #onRefusal: () => void;

  constructor(bytes: number, onRefusal: () => void) {
    this.#left = bytes;
    this.#onRefusal = onRefusal;
  }

  /** Reserves bytes. Returns false and reserves none when there are not enough left. */
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
