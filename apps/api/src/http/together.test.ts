import type { HttpBindings } from '@hono/node-server';
import { expect, test } from 'vitest';
import { together } from './together.ts';

const request = (name: string) => new Request(`http://localhost/${name}`);
const bindings = {} as HttpBindings;

test('requests of one turn go through each step together, those of the next turn by themselves', async () => {
  const steps: string[] = [];
  const fetch = together(async ({ url }) => {
    const name = url.slice(-1);
    steps.push(`${name} starts`);
    await null;
    steps.push(`${name} ends`);
    return new Response(name);
  });
  const answers = [fetch(request('a'), bindings), fetch(request('b'), bindings)];
  expect(steps).toEqual([]);
  await Promise.all(answers);
  expect(steps).toEqual(['a starts', 'b starts', 'a ends', 'b ends']);
  await fetch(request('c'), bindings);
  expect(steps.slice(4)).toEqual(['c starts', 'c ends']);
});

test('one that fails fails alone', async () => {
  const fetch = together(({ url }) => {
    if (url.endsWith('bad')) throw new Error('bad');
    return new Response('good');
  });
  const [bad, good] = await Promise.allSettled([fetch(request('bad'), bindings), fetch(request('good'), bindings)]);
  expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
});
