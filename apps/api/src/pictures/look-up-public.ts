import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { PictureRefused } from './picture-refused.ts';
import { isPublicAddress } from './public-address.ts';

/** Two attempts end before whoever waits for the picture gives up. */
const PATIENCE = { timeout: 2_000, tries: 2 };

type NameServers = Pick<Resolver, 'resolve4' | 'resolve6'>;

/**
 * The addresses of a name, if all of them are public. Asks name servers itself: the system's function runs on a few threads
 * that the whole process shares, and names of anybody's choice would keep it from finding Clerk, Stripe and Postgres.
 */
export function lookUpPublic(servers: NameServers = new Resolver(PATIENCE)): LookupFunction {
  return (name, { all }, done) => {
    publicAddressesOf(name, servers).then(
      ([first, ...rest]) => (all ? done(null, [first, ...rest]) : done(null, first.address, first.family)),
      (error) => done(error, []),
    );
  };
}

async function publicAddressesOf(name: string, servers: NameServers): Promise<[LookupAddress, ...LookupAddress[]]> {
  const [four, six] = await Promise.all([
    servers.resolve4(name).catch(() => []),
    servers.resolve6(name).catch(() => []),
  ]);
  const found = [...four.map((address) => ({ address, family: 4 })), ...six.map((address) => ({ address, family: 6 }))];
  const [first, ...rest] = found;
  if (!first) throw new PictureRefused('Unknown host');
  if (!found.every(({ address }) => isPublicAddress(address))) throw new PictureRefused('Not a public address');
  return [first, ...rest];
}
