import { isIPv6 } from 'node:net';

interface Arrival {
  /** Peer address of the connection; undefined when it has been closed. */
  socketAddress: string | undefined;
  /** `X-Forwarded-For`: each proxy appends the address of its peer. Anything before that can be forged by the client. */
  forwardedFor: string | undefined;
  /** How many of the operator's proxies are in front of the API. */
  proxies: number;
}

/** The client's address. For IPv6 the /64 prefix, because one subscriber controls a whole /64. */
export function clientAddress({ socketAddress = '', forwardedFor = '', proxies }: Arrival): string {
  const said = forwardedFor.split(',').map((address) => address.trim());
  const address = (proxies > 0 && said.at(-proxies)) || socketAddress;
  return networkOf(address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 100));
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [start = '', end = ''] = address.split('::');
  const [before, after] = [start, end].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array.from({ length: zeros }, () => '0'), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
