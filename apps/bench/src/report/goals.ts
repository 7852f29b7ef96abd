import type { Spread } from './spread.ts';
import { print, withRange } from './table.ts';

export interface Goal {
  what: string;
  must: Bound;
  aim: Bound;
  measured: Spread;
}

/** `at least` or `at most` a ratio. */
export type Bound = { least: number } | { most: number };

/** One line a goal: what was measured beside what is asked for. */
export function printGoals(goals: readonly Goal[]): void {
  print(
    `\n${'ratio of medians taken in turn (least–most)'.padEnd(72)}${'measured'.padStart(20)}${'must'.padStart(9)}${'aim'.padStart(9)}`,
  );
  for (const { what, must, aim, measured } of goals) {
    const verdict = meets(measured, aim) ? 'aim' : meets(measured, must) ? 'must' : 'short';
    const cells = [
      withRange(measured, 2).padStart(20),
      textOf(must).padStart(9),
      textOf(aim).padStart(9),
      `  ${verdict}`,
    ];
    print(`${what.padEnd(72)}${cells.join('')}`);
  }
}

function meets({ median }: Spread, bound: Bound): boolean {
  return 'least' in bound ? median >= bound.least : median <= bound.most;
}

function textOf(bound: Bound): string {
  return 'least' in bound ? `≥ ${bound.least}` : `≤ ${bound.most}`;
}
