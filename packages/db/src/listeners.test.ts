import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type Change, everything } from './changes.ts';
import { Listeners } from './listeners.ts';

class Plain extends Listeners {
  readonly started = vi.fn();
  readonly stopped = vi.fn();
  protected start = this.started;
  protected stop = this.stopped;
}

const renamed: Change = { audience: 'user_1', topics: ['users.me'] };

test('a change of one audience is told to those who listen for it or for all, and to nobody else', () => {
  const changes = new Plain();
  const [theirs, all, others] = [vi.fn(), vi.fn(), vi.fn()];
  changes.subscribe(theirs, 'user_1');
  changes.subscribe(all);
  changes.subscribe(others, 'user_2');
  changes.announce(renamed);
  changes.announce(everything);
  expect(theirs.mock.calls).toEqual([[renamed], [everything]]);
  expect(all.mock.calls).toEqual([[renamed], [everything]]);
  expect(others.mock.calls).toEqual([[everything]]);
});

test('many are told in slices, with other work between them, and who has left meanwhile is not told', async () => {
  const changes = new Plain();
  const told: number[] = [];
  const leave = Array.from({ length: 500 }, (_, n) => changes.subscribe(() => told.push(n), `user_${n}`));
  changes.announce(everything);
  expect(told.length).toBeLessThan(50);
  leave[499]?.();
  let turns = 0;
  for (let before = 0; told.length > before; turns++) {
    before = told.length;
    await setImmediate();
  }
  expect(turns).toBeGreaterThan(10);
  expect(told).toEqual(Array.from({ length: 499 }, (_, n) => n));
});

test('it listens from the first to the last subscription', () => {
  const changes = new Plain();
  const first = changes.subscribe(vi.fn(), 'user_1');
  const second = changes.subscribe(vi.fn(), 'user_2');
  first();
  first();
  expect([changes.started.mock.calls.length, changes.stopped.mock.calls.length]).toEqual([1, 0]);
  second();
  expect(changes.stopped).toHaveBeenCalledTimes(1);
});
