import { expect, test } from 'vitest';
import { pace } from './pace.ts';

test('so many go at once, and the next ones when a second has passed', async () => {
  const turn = pace(3);
  const began = performance.now();
  const waited = await Promise.all(
    Array.from({ length: 5 }, async () => {
      await turn();
      return performance.now() - began;
    }),
  );
  const late = waited.filter((ms) => ms > 900);
  expect(late).toHaveLength(2);
});
