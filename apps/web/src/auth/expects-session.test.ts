import { expect, test } from 'vitest';
import { expectsSession } from './expects-session.ts';

test.each([
  ['', false],
  ['__client_uat=0', false],
  ['theme=dark; __client_uat=0; __client_uat_pBX-1=0', false],
  ['__client_uat=1795664383', true],
  ['theme=dark; __client_uat_pBX-1=1795664383', true],
  ['not__client_uat=1795664383', false],
])('with the cookies "%s" a session is expected: %s', (cookies, expected) => {
  expect(expectsSession(cookies)).toBe(expected);
});
