import { type Change, type Changes, everything, type Listener } from './changes.ts';

/** How many are told before other work gets its turn. What a listener does about a change can take a millisecond. */
const SLICE = 10;

/** How long the same change for all is kept back after it was told: each listener is likely to ask something for it. */
const REST_MS = 250;
/** So that all of them together ask no more than 500 times a second for it. */
const REST_A_LISTENER_MS = 2;

/** Keeps who listens for which audience, and tells a subclass when the first arrives and the last has gone. */
export abstract class Listeners implements Changes {
  readonly #byAudience = new Map<string, Set<Listener>>();
  /** Changes for all that were told a moment ago, and whether they have happened again since. */
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

  /** A change for all is told at once, and then, however often it happens, only now and then; the last time is never lost. */
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
