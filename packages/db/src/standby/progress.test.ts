import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

function known(...samples: [at: number, position: number][]) {
  const progress = new Progress(10_000);
  for (const [at, position] of samples) progress.add({ at, position });
  return progress;
}

test('a standby is as late as the first thing that it lacks is old', () => {
  const progress = known([0, 100], [1_000, 200], [2_000, 300]);
  expect([300, 299, 200, 150, 100].map((replayed) => progress.lagOf(replayed, 2_500))).toEqual([
    0, 500, 500, 1_500, 1_500,
  ]);
});

test('one that has all of a primary that does nothing is not late, however long that does nothing', () => {
  expect(known([0, 100]).lagOf(100, 60_000)).toBe(0);
});

test('how late it is cannot be told before it has reached anything known', () => {
  expect(known().lagOf(100, 0)).toBeUndefined();
  expect(known([0, 100]).lagOf(99, 0)).toBeUndefined();
  expect(known([0, 100], [20_000, 200]).lagOf(150, 20_000)).toBeUndefined();
});

test('after a primary has taken over without the last of the old one, what was known before is forgotten', () => {
  const progress = known([0, 100], [1_000, 300], [2_000, 200]);
  expect([progress.lagOf(200, 2_000), progress.lagOf(100, 2_000)]).toEqual([0, undefined]);
});
