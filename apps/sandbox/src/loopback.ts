import { isIPv4 } from 'node:net';

/** A host name as in a URL or a socket address; IPv6 with or without brackets. */
export function isLoopbackHost(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'));
}

export function isLoopbackUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  // The host check rejects "http://localhost@elsewhere"; "http://name:password@localhost" has no legitimate use.
  return url.username === '' && url.password === '' && isLoopbackHost(url.hostname);
}
