import { expect, test } from 'vitest';
import { Servers } from './servers.ts';

test.each([
  ['one host', 'postgres://hub:p@db/hub?sslmode=require', ['postgres://hub:p@db/hub?sslmode=require']],
  [
    'several, with and without a port',
    'postgres://hub:p%40,@a:5433,b/hub?target_session_attrs=read-write',
    [
      'postgres://hub:p%40,@a:5433/hub?target_session_attrs=read-write',
      'postgres://hub:p%40,@b/hub?target_session_attrs=read-write',
    ],
  ],
  [
    'several sockets',
    'postgres://hub@/hub?host=%2Frun%2Fa,%2Frun%2Fb&port=1,2',
    ['postgres://hub@/hub?host=%2Frun%2Fa&port=1', 'postgres://hub@/hub?host=%2Frun%2Fb&port=2'],
  ],
  ['several hosts and one port', 'postgresql://a,b?port=7', ['postgresql://a?port=7', 'postgresql://b?port=7']],
])('a URL may name %s', (_, url, urls) => {
  expect(new Servers(url).urls).toEqual(urls);
});

test('whoever finds the current server unfit goes on to the next, and only the first of them', () => {
  const servers = new Servers('postgres://a,b/hub');
  const [a, b = ''] = servers.urls;
  for (const _ of [1, 2, 3]) servers.leave(a);
  expect(servers.current).toBe(b);
  servers.leave(b);
  expect(servers.current).toBe(a);
});

test('the only server is not left', () => {
  const servers = new Servers('postgres://a/hub');
  servers.leave(servers.current);
  expect(servers.current).toBe('postgres://a/hub');
});
