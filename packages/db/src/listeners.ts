import { type Change, type Changes, everything, type Listener } from './changes.ts';

/** How many listeners are called before yielding to other work. Each can take a millisecond. */
const SLICE = 10;

/** Throttles a change for all: each listener is likely to run a query because of it. */
const REST_MS = 250;
/** Bounds those queries to 500 a second over all listeners. */
const REST_A_LISTENER_MS = 2;

/** Keeps the listeners of each audience, and tells the subclass when the first one subscribes and the last one leaves. */
export abstract class Listeners implements Changes {
  readonly #byAudience = new Map<string, Set<Listener>>();
  /** Changes for all that are being throttled, and whether they have happened again since. */
  readonly #resting = new Map<string, { again: boolean }>();
  #count = 0;

  subscribe(listener: Listener, audience = everything.audience): () => void {
    if (this.#byAudience.size === 0) this.start();
    const listeners = this.#byAudience.get(audience) ?? new Set();
    this.#byAudience.set(audience, listeners.add(listener));
    this.#count += 1;
    return () => {
      if (!listeners.delete(listener)) return;
      this.#count -= 1;
      if (listeners.size > 0) return;
      this.#byAudience.delete(audience);
      if (this.#byAudience.size === 0) this.stop();
    };
  }

  /** Delivers a change at once. Repetitions of a change for all are throttled; the last one is never lost. */
  announce(change: Change): void {
    if (change.audience === everything.audience) this.#announceToAll(change);
    else tell(this.#concerned(change.audience), change);
  }

  #announceToAll(change: Change): void {
    const key = `${change.fact} ${change.concerns}`;
    const resting = this.#resting.get(key);
    if (resting) {
      resting.again = true;
      return;
    }
    tell(this.#concerned(change.audience), change);
    const rest = { again: false };
    this.#resting.set(key, rest);
    const wake = () => {
      this.#resting.delete(key);
      if (rest.again) this.announce(change);
    };
    setTimeout(wake, Math.max(REST_MS, this.#count * REST_A_LISTENER_MS)).unref();
  }

  /** Listeners for all receive every audience's changes, and a change for all reaches every listener. */
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

/** Calls the first slice at once and each further one in its own turn of the event loop. Skips those who left by then. */
function tell(listeners: Iterator<Listener>, change: Change): void {
  for (let told = 0; told < SLICE; told++) {
    const next = listeners.next();
    if (next.done) return;
    next.value(change);
  }
  setImmediate(tell, listeners, change);
}
