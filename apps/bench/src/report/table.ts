import type { Samples } from '../measures/interleave.ts';
import type { Sample } from '../measures/sample.ts';
import { type Spread, spreadOf } from './spread.ts';

export interface Column<S extends Sample = Sample> {
  title: string;
  figure: (sample: S) => number;
  digits: number;
}

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Medians of all rounds, and for the first column the least and the most. */
export function printSamples<S extends Sample>(
  title: string,
  samples: Samples<S>,
  columns: readonly Column<S>[],
): void {
  print(`\n${title}`);
  const width = (n: number) => (n === 0 ? 24 : 14);
  print(`${''.padEnd(28)}${columns.map((column, n) => column.title.padStart(width(n))).join('')}`);
  for (const [name, taken] of Object.entries(samples)) {
    const cells = columns.map(({ figure, digits }, n) => {
      const spread = spreadOf(taken.map(figure));
      return n === 0 ? withRange(spread, digits) : spread.median.toFixed(digits);
    });
    print(`${name.padEnd(28)}${cells.map((cell, n) => cell.padStart(width(n))).join('')}`);
  }
}

export function withRange({ median, least, most }: Spread, digits: number): string {
  return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}
