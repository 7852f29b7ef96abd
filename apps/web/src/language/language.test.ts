import { expect, test } from 'vitest';
import { varietyOf } from './language.ts';

test('dates and money follow the page’s language, in the variety that the reader has chosen', () => {
  expect(varietyOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(varietyOf('en', ['de-DE', 'eng'])).toBe('en');
  expect(varietyOf('en', ['en-US@posix', 'en-GB'])).toBe('en-GB');
});
