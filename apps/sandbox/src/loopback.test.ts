import { expect, test } from 'vitest';
import { isLoopbackHost, isLoopbackUrl } from './loopback.ts';

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(true);
});

test.each(['0.0.0.0', '::', 'example.com', '127.0.0.1.example.com', '192.168.1.2', 'localhost.example.com', ''])(
  '"%s" is not',
  (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  },
);

test('an address of this machine is http or https and carries no credentials', () => {
  expect(isLoopbackUrl('http://localhost:5173/events?a=b#c')).toBe(true);
  expect(isLoopbackUrl('https://127.0.0.1')).toBe(true);
  for (const url of [
    '/relative',
    '//localhost',
    'javascript:alert(1)',
    'http://localhost@evil.com',
    'http://a:b@localhost',
  ]) {
    expect(isLoopbackUrl(url)).toBe(false);
  }
});
