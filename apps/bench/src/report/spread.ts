import type { Samples } from '../measures/interleave.ts';
import type { Sample } from '../measures/sample.ts';

/** A median with the least and the most of all rounds. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

export type Figure = (sample: Sample) => number;

export function spreadOf(values: readonly number[]): Spread {
  const ascending = values.toSorted((a, b) => a - b);
  const middle = ascending.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [ascending[Math.ceil(middle) - 1], ascending[Math.floor(middle)]];
  return { median: (low + high) / 2, least: ascending[0] ?? Number.NaN, most: ascending.at(-1) ?? Number.NaN };
}

/** Of each round, what one server did beside another in the same round. */
export function ratio(samples: Samples, [one, other]: readonly [string, string], figure: Figure): Spread {
  const others = samples[other] ?? [];
  const ratios = (samples[one] ?? []).flatMap((sample, round) => {
    const beside = others[round];
    return beside ? [figure(sample) / figure(beside)] : [];
  });
  return spreadOf(ratios);
}
