import { expect, test } from 'vitest';
import { limitConcurrency } from './limit-concurrency.ts';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

test('three hundred questions to a Clerk that hangs all end by the time limit, few of them ever in flight', async () => {
  const ask = limitConcurrency({ most: 50, withinMs: 100 });
  let inFlight = 0;
  let most = 0;
  const hang = async (signal: AbortSignal) => {
    most = Math.max(most, ++inFlight);
    await untilAborted(signal).finally(() => inFlight--);
  };
  const ended = await Promise.allSettled(Array.from({ length: 300 }, () => ask(hang)));
  expect(new Set(ended.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect([most, inFlight]).toEqual([50, 0]);
  expect(await ask(async () => 'back')).toBe('back');
});

test('whoever waits gets the turn of whoever is done, a failure included', async () => {
  const ask = limitConcurrency({ most: 2 });
  const answers = Array.from({ length: 10 }, (_, i) =>
    ask(async () => {
      await new Promise(setImmediate);
      if (i % 3 === 0) throw new Error('refused');
      return i;
    }),
  );
  const ended = await Promise.allSettled(answers);
  expect(ended.map(({ status }) => status === 'fulfilled')).toEqual(Array.from({ length: 10 }, (_, i) => i % 3 !== 0));
});
