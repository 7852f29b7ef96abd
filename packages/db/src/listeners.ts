import type { Change, Changes, Listener } from './changes.ts';

/** Keeps who listens, and tells a subclass when the first arrives and the last has gone. */
export abstract class Listeners implements Changes {
  readonly #listeners = new Set<Listener>();

  subscribe(listener: Listener): () => void {
    if (this.#listeners.size === 0) this.start();
    this.#listeners.add(listener);
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.stop();
    };
  }

  announce(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  protected abstract start(): void;
  protected abstract stop(): void;
}
