import { expect, test } from 'vitest';
import { Written } from './written.ts';

const change = (audience: string, after?: number) => ({ fact: 'name', concerns: 'owner', audience, after });

test('somebody needs what was committed about them, here or elsewhere, and nothing else', () => {
  const written = new Written(60_000);
  written.committed(10);
  written.told([JSON.stringify(change('user_1')), 'not ours']);
  written.heard(change('user_2', 20));
  written.heard(change('*', 30));
  written.heard(change('user_3'));
  expect(['user_1', 'user_2', 'user_3'].map((person) => written.neededBy(person))).toEqual([10, 20, 0]);
  expect(written.latest).toBe(30);
});

test('news that arrive late do not take back what somebody needs', () => {
  const written = new Written(60_000);
  written.heard(change('user_1', 20));
  written.heard(change('user_1', 10));
  expect([written.neededBy('user_1'), written.latest]).toEqual([20, 20]);
});

test('when there are too many people to remember, those who were forgotten need what they needed at most', () => {
  const written = new Written(60_000, 2);
  for (const [person, position] of [
    ['user_1', 30],
    ['user_2', 10],
    ['user_3', 20],
  ] as const)
    written.heard(change(person, position));
  expect(['user_1', 'user_2', 'nobody'].map((person) => written.neededBy(person))).toEqual([30, 30, 30]);
});
