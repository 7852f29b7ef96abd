import { expect, test } from 'vitest';
import { requirementWords } from './requirement-words.ts';

test('what means one thing to a person is said once', () => {
  const codes = ['identity.individual.given_name', 'identity.individual.surname', 'identity.individual.address.line1'];
  expect(requirementWords(codes)).toEqual(['Your name', 'Your address']);
});

test('a code that nobody has heard of is spelled out', () => {
  expect(requirementWords(['identity.individual.political_exposure'])).toEqual(['Political exposure']);
  expect(requirementWords(['strange'])).toEqual(['Strange']);
});
