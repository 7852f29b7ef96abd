import { expect, test } from 'vitest';
import { pace } from './pace.ts';

test('requests are spread over the second, also after a moment in which nothing could run', async () => {
  const turn = pace(50);
  const began: number[] = [];
  const all = Array.from({ length: 8 }, async () => {
    await turn();
    began.push(performance.now());
  });
  await turn();
  const until = performance.now() + 100;
  while (performance.now() < until);
  await Promise.all(all);
  const gaps = began.slice(1).map((at, i) => at - (began[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(15);
});
