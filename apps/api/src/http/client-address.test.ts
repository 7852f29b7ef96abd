import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

test.each([
  ['192.0.2.1', undefined, 0, '192.0.2.1'],
  ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', 0, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', 1, '198.51.100.7'],
  ['192.0.2.1', 'what anybody wrote, 198.51.100.7', 1, '198.51.100.7'],
  ['192.0.2.1', '203.0.113.9, 198.51.100.7', 2, '203.0.113.9'],
  ['192.0.2.1', undefined, 1, '192.0.2.1'],
  ['192.0.2.1', '198.51.100.7', 2, '192.0.2.1'],
  [undefined, undefined, 0, ''],
])('from %s, forwarded for %s, behind %i proxies: %s', (socketAddress, forwardedFor, proxies, address) => {
  expect(clientAddress({ socketAddress, forwardedFor, proxies })).toBe(address);
});

test('two addresses of one IPv6 connection are one, those of two are two', () => {
  const from = (socketAddress: string) => clientAddress({ socketAddress, forwardedFor: undefined, proxies: 0 });
  expect(from('2001:db8:0:1::7')).toBe(from('2001:db8:0:1:aaaa:bbbb:cccc:dddd'));
  expect(from('2001:db8:0:1::7')).not.toBe(from('2001:db8:0:2::7'));
  expect(from('::1')).toBe('0:0:0:0');
});
