import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Change, everything } from './changes.ts';
import { Listeners } from './listeners.ts';

class Plain extends Listeners {
  readonly started = vi.fn();
  readonly stopped = vi.fn();
  protected start = this.started;
  protected stop = this.stopped;
}

const renamed: Change = { fact: 'name', concerns: 'owner', audience: 'user_1' };
const sold: Change = { fact: 'seats', concerns: 'everybody', audience: '*' };

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

test('a change for all that happens again and again is told at once, then now and then, and the last time too', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const changes = new Plain();
  const heard = vi.fn();
  changes.subscribe(heard, 'user_1');
  changes.announce(sold);
  expect(heard).toHaveBeenCalledTimes(1);
  for (let ms = 0; ms < 1_000; ms += 5) {
    vi.advanceTimersByTime(5);
    changes.announce(sold);
  }
  expect(heard.mock.calls.length).toBeLessThanOrEqual(5);
  heard.mockClear();
  vi.advanceTimersByTime(250);
  expect(heard.mock.calls).toEqual([[sold]]);
  vi.advanceTimersByTime(1_000);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a change for all keeps nobody from hearing of another, nor of one of their own', () => {
  const changes = new Plain();
  const heard = vi.fn();
  changes.subscribe(heard, 'user_1');
  changes.announce(sold);
  changes.announce(everything);
  for (let times = 0; times < 3; times++) changes.announce(renamed);
  expect(heard.mock.calls).toEqual([[sold], [everything], [renamed], [renamed], [renamed]]);
});

test('the more listen, the more rarely all of them are told', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const changes = new Plain();
  const heard = vi.fn();
  changes.subscribe(heard);
  for (let n = 1; n < 1_000; n++) changes.subscribe(() => {}, `user_${n}`);
  for (let ms = 0; ms < 6_000; ms += 100) {
    changes.announce(sold);
    vi.advanceTimersByTime(100);
  }
  expect(heard.mock.calls.length).toBeGreaterThan(1);
  expect(heard.mock.calls.length).toBeLessThanOrEqual(4);
});
