import { expect, test } from 'vitest';
import { allAtOnce } from './all-at-once.ts';

const numbers = Array.from({ length: 20 }, (_, i) => i);

test('so many are worked on at once, and all are done', async () => {
  let [running, most] = [0, 0];
  const done = await allAtOnce(numbers, { atOnce: 4 }, async (number) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return number;
  });
  expect(most).toBe(4);
  expect(done.toSorted((a, b) => a - b)).toEqual(numbers);
});

test('nothing new is begun when it is somebody else’s turn, or after a failure', async () => {
  const begun: number[] = [];
  const begin = async (number: number) => void begun.push(number);
  await allAtOnce(numbers, { atOnce: 1, mayContinue: () => begun.length < 3 }, begin);
  expect(begun).toEqual([0, 1, 2]);
  const failing = async (number: number) => {
    await begin(number);
    throw new Error('Killed');
  };
  await expect(allAtOnce(numbers, { atOnce: 2 }, failing)).rejects.toThrow('Killed');
  expect(begun).toEqual([0, 1, 2, 0, 1]);
});
