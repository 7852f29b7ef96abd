import { env } from 'node:process';

export interface Random {
  /** What to say when something fails: how to see it again. */
  seed: string;
  below(n: number): number;
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  shuffle<T>(list: T[]): T[];
  word(): string;
}

/** Repeatable randomness (mulberry32); `PROPERTY_SEED` repeats a run as far as processes allow. */
export function createRandom(): Random {
  const seed = Number(env.PROPERTY_SEED ?? Date.now() % 2 ** 31);
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    seed: `PROPERTY_SEED=${seed}`,
    below,
    chance: (p) => next() < p,
    pick: (from) => from[below(from.length)],
    shuffle: (list) =>
      list
        .map((item) => [next(), item] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, item]) => item),
    word: () => `w${below(1e9).toString(36)}`,
  };
}
