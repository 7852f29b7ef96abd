import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { dialect } from '../beside.ts';
import type { Tables } from '../tables.ts';
import { Progress } from './progress.ts';
import { Standby } from './standby.ts';

const LONGEST_LAG_MS = 5_000;

/** One that has answered `replayed` to a probe, of a primary that was at 100 two minutes ago, at 200 a minute ago and is at 300. */
function judged(replayed: number | undefined, prepare: (standby: Standby) => void = () => {}) {
  const connections = new Kysely<Tables>({ dialect });
  const standby = new Standby({ name: 'standby', reads: connections, probes: connections });
  const progress = new Progress(300_000);
  const now = performance.now();
  for (const [ago, position] of [
    [120_000, 100],
    [60_000, 200],
    [0, 300],
  ] as const)
    progress.add({ at: now - ago, position });
  prepare(standby);
  standby.shows(replayed);
  standby.judge(progress, LONGEST_LAG_MS);
  return standby;
}

test.each([
  ['has all that the primary has', 300, 'serves'],
  ['lacks what came a moment ago', 299, 'serves'],
  ['lacks what is a minute old', 199, 'lags'],
  ['lacks more than is known', 99, 'lags'],
  ['takes writes', undefined, 'promoted'],
])('a server that %s (at %s) is one that %s', (_, replayed, fitness) => {
  expect(judged(replayed).fitness).toBe(fitness);
});

test('one that had what a new primary lacks is left out although that primary passes it, until it follows', () => {
  const wasAhead = (standby: Standby) => standby.wasAhead(250);
  expect(judged(250, wasAhead)).toMatchObject({ fitness: 'diverged', lagMs: undefined });
  expect(judged(251, wasAhead).fitness).toBe('serves');
});

test('it may be asked for what it has replayed, and for nothing newer', () => {
  const standby = judged(300);
  expect([standby.mayServe(300), standby.mayServe(301)]).toEqual([true, false]);
  expect(judged(99).mayServe(0)).toBe(false);
});
