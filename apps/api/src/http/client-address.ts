import { isIPv6 } from 'node:net';

interface Arrival {
  /** Of the connection; undefined when it has gone already. */
  socketAddress: string | undefined;
  /** `X-Forwarded-For`: each proxy adds whom it heard from, and whatever stands before that anybody can have written. */
  forwardedFor: string | undefined;
  /** How many proxies of the operator's stand in front. */
  proxies: number;
}

/** Where a request comes from. Of an IPv6 address it is the first half: a single connection has all the others. */
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
