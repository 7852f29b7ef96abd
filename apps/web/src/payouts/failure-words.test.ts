import { expect, test } from 'vitest';
import { failureWords } from './failure-words.ts';

test('a code that nobody has heard of, or none, is not guessed at', () => {
  expect(failureWords('account_closed')).toBe('The bank account has been closed.');
  for (const code of ['strange', 'constructor', null]) expect(failureWords(code)).toBe('The bank did not say why.');
});
