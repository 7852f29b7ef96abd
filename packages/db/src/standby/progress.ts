import type { Position } from './position.ts';

interface Sample {
  at: number;
  position: Position;
}

/** Where the primary was at which time. Tells from what a standby has replayed how late it is, idle primaries included. */
export class Progress {
  readonly #keepMs: number;
  #samples: Sample[] = [];

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** When the primary was last asked. */
  get lastAt(): number | undefined {
    return this.#samples.at(-1)?.at;
  }

  get lastPosition(): Position | undefined {
    return this.#samples.at(-1)?.position;
  }

  add(sample: Sample): void {
    // A standby that was promoted without the last commits of its primary: what was known is of no use.
    if (sample.position < (this.lastPosition ?? 0)) this.#samples = [];
    this.#samples.push(sample);
    const since = sample.at - this.#keepMs;
    this.#samples = this.#samples.filter(({ at }) => at >= since);
  }

  /** For how long it has been without something that the primary had. Undefined: for longer than is known. */
  lagOf(replayed: Position, at: number): number | undefined {
    const missing = this.#samples.findIndex(({ position }) => position > replayed);
    if (missing === 0 || this.#samples.length === 0) return undefined;
    return missing < 0 ? 0 : at - (this.#samples[missing]?.at ?? at);
  }
}
