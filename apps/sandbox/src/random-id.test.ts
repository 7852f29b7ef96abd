import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { randomId } from './random-id.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an id has the form of a KSUID, and sorts after those of earlier seconds', () => {
  const ids = Array.from({ length: 100 }, () => {
    vi.advanceTimersByTime(1_000);
    return randomId('msg');
  });
  for (const id of ids) expect(id).toMatch(/^msg_[0-9A-Za-z]{27}$/);
  expect(ids.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
