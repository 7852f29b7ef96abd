import type { HttpBindings } from '@hono/node-server';
import { expect, test } from 'vitest';
import { together } from './together.ts';

async function answer(fetch: ReturnType<typeof together>, name: string): Promise<Response> {
  return (await fetch(new Request(`http://localhost/${name}`), {} as HttpBindings)) as Response;
}

function recording() {
  const steps: string[] = [];
  const fetch = together(async ({ url }) => {
    const name = url.slice(-1);
    steps.push(`${name} starts`);
    await null;
    steps.push(`${name} ends`);
    return new Response(name);
  });
  const ask = async (...names: string[]) =>
    await Promise.all(names.map(async (name) => (await answer(fetch, name)).text()));
  return { ask, steps };
}

test('requests of one turn go through each step together, those of the next turn by themselves', async () => {
  const { ask, steps } = recording();
  const answers = ask('a', 'b');
  expect(steps).toEqual([]);
  expect(await answers).toEqual(['a', 'b']);
  expect(steps).toEqual(['a starts', 'b starts', 'a ends', 'b ends']);
  await ask('c');
  expect(steps.slice(4)).toEqual(['c starts', 'c ends']);
});

test('more than eight are several groups', async () => {
  const { ask, steps } = recording();
  await ask('1', '2', '3', '4', '5', '6', '7', '8', '9');
  expect(steps.slice(7, 9)).toEqual(['8 starts', '1 ends']);
  expect(steps.slice(-3)).toEqual(['8 ends', '9 starts', '9 ends']);
});

test('one that fails fails alone', async () => {
  const fetch = together(({ url }) => {
    if (url.endsWith('bad')) throw new Error('bad');
    return new Response('good');
  });
  const [bad, good] = await Promise.allSettled([answer(fetch, 'bad'), answer(fetch, 'good')]);
  expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
});
