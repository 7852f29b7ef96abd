import { expect, test } from 'vitest';
import { rememberBriefly } from './remember-briefly.ts';

function memory({ most = 10 } = {}) {
  let time = 0;
  const asked: string[] = [];
  const remembered = rememberBriefly(
    async (key) => {
      asked.push(key);
      if (key === 'broken') throw new Error(key);
      return key.toUpperCase();
    },
    { now: () => new Date(time), forMs: 100, most },
  );
  return { ...remembered, asked, later: (ms: number) => (time += ms) };
}

test('whoever asks within the moment gets the same answer, and later ones a new one', async () => {
  const { ask, asked, later } = memory();
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['A', 'A', 'B']);
  later(99);
  await ask('a');
  expect(asked).toEqual(['a', 'b']);
  later(1);
  await ask('a');
  expect(asked).toEqual(['a', 'b', 'a']);
});

test('what is forgotten, or has failed, is asked anew', async () => {
  const { ask, asked, forget } = memory();
  await ask('a');
  forget('a');
  await ask('a');
  await expect(ask('broken')).rejects.toThrow();
  await expect(ask('broken')).rejects.toThrow();
  expect(asked).toEqual(['a', 'a', 'broken', 'broken']);
});

test('no more is kept than was said', async () => {
  const { ask, asked } = memory({ most: 2 });
  for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await ask(key);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
