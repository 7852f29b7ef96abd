import { expect, onTestFinished, test, vi } from 'vitest';
import { readCodes } from './read-codes.ts';

/** What is in sight at each look, of which there are eight a second. */
async function read(sights: (string | undefined)[]): Promise<string[]> {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ended = new AbortController();
  const told: string[] = [];
  let looks = 0;
  const reading = readCodes({
    async look() {
      if (looks === sights.length) ended.abort();
      return sights[looks++];
    },
    onCode: (code) => told.push(code),
    now: () => Date.now(),
    ended: ended.signal,
  });
  await vi.advanceTimersByTimeAsync(60_000);
  await reading;
  return told;
}

const looks = (count: number, code?: string) => Array.from({ length: count }, () => code);

test('a ticket that is held up is told once, also when it is missed now and then', async () => {
  expect(await read([...looks(20, 'A'), ...looks(5), ...looks(20, 'A')])).toEqual(['A']);
});

test('the next ticket is told at once, and one that comes back later again', async () => {
  expect(await read([...looks(3, 'A'), ...looks(3, 'B'), ...looks(3, 'A')])).toEqual(['A', 'B', 'A']);
  expect(await read([...looks(3, 'A'), ...looks(14), 'A'])).toEqual(['A', 'A']);
});
