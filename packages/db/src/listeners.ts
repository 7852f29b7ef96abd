import { type Change, type Changes, everything, type Listener } from './changes.ts';

/** How many are told before other work gets its turn. What a listener does about a change can take a millisecond. */
const SLICE = 10;

/** Keeps who listens for which audience, and tells a subclass when the first arrives and the last has gone. */
export abstract class Listeners implements Changes {
  readonly #byAudience = new Map<string, Set<Listener>>();

  subscribe(listener: Listener, audience = everything.audience): () => void {
    if (this.#byAudience.size === 0) this.start();
    const listeners = this.#byAudience.get(audience) ?? new Set();
    this.#byAudience.set(audience, listeners.add(listener));
    return () => {
      if (!listeners.delete(listener) || listeners.size > 0) return;
      this.#byAudience.delete(audience);
      if (this.#byAudience.size === 0) this.stop();
    };
  }

  announce(change: Change): void {
    tell(this.#concerned(change.audience), change);
  }

  /** Whoever listens for all hears of every audience, and a change for all is heard by everybody. */
  *#concerned(audience: string): Generator<Listener> {
    if (audience === everything.audience) {
      for (const listeners of this.#byAudience.values()) yield* listeners;
    } else {
      yield* this.#byAudience.get(everything.audience) ?? [];
      yield* this.#byAudience.get(audience) ?? [];
    }
  }

  protected abstract start(): void;
  protected abstract stop(): void;
}

/** The first slice at once, each further one in a turn of its own. Whoever has left by then is not told. */
function tell(listeners: Iterator<Listener>, change: Change): void {
  for (let told = 0; told < SLICE; told++) {
    const next = listeners.next();
    if (next.done) return;
    next.value(change);
  }
  setImmediate(tell, listeners, change);
}
