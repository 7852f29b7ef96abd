import { get as getPlainly, type IncomingMessage, type RequestOptions } from 'node:http';
import { get as getSecurely } from 'node:https';
import { isIP } from 'node:net';
import { lookUpPublic } from './look-up-public.ts';
import { PictureRefused } from './picture-refused.ts';
import { isPublicAddress } from './public-address.ts';

/** What every browser shows, without SVG, which can run scripts. */
const TYPES = ['image/avif', 'image/gif', 'image/jpeg', 'image/png', 'image/webp'];

export interface Picture {
  type: string;
  bytes: Buffer<ArrayBuffer>;
}

export interface Bounds {
  /** Origins that need not be public, nor https. */
  trusted: readonly string[];
  mostBytes: number;
  signal: AbortSignal;
}

/**
 * Fetches a picture from an address that somebody has given. The addresses that its name resolves to are checked as they
 * are connected to, so that a name cannot mean another one by then; redirects are not followed.
 */
export async function fetchPicture(address: string, { trusted, mostBytes, signal }: Bounds): Promise<Picture> {
  const url = new URL(address);
  const isTrusted = trusted.includes(url.origin);
  if (!isTrusted) expectPublic(url);
  const response = await request(url, {
    ...(!isTrusted && { lookup: lookUpPublic() }),
    headers: { accept: TYPES.join(), 'accept-encoding': 'identity', 'user-agent': 'Ticket Hub' },
    // Without the pool, a connection belongs to the check that it was made under.
    agent: false,
    signal,
  });
  try {
    const type = response.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (response.statusCode !== 200) throw new PictureRefused(`Status ${response.statusCode}`);
    if (!TYPES.includes(type)) throw new PictureRefused('Not a picture');
    if (response.headers['content-encoding'] !== undefined) throw new PictureRefused('Encoded');
    const bytes = await readAll(response, mostBytes);
    // A body without a length that is cut off by us ends like one that is whole.
    signal.throwIfAborted();
    return { type, bytes };
  } finally {
    response.destroy();
  }
}

function expectPublic(url: URL): void {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  if (!plain) throw new PictureRefused('Not a plain https address');
  // Nothing is looked up for addresses. A name without a dot is one of the network that the API stands in.
  const isPublic = isIP(host) === 0 ? host.includes('.') : isPublicAddress(host);
  if (!isPublic) throw new PictureRefused('Not a public address');
}

async function request(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const get = url.protocol === 'https:' ? getSecurely : getPlainly;
  const asked = get(url, options, resolve).on('error', reject);
  // A host that takes up another protocol (status 101) is hung up on, and nothing else is said of it.
  asked.on('close', () => reject(new PictureRefused('No answer')));
  return await promise;
}

async function readAll(response: IncomingMessage, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = Number(response.headers['content-length'] ?? 0);
  if (size > mostBytes) throw new PictureRefused('Too large');
  size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > mostBytes) throw new PictureRefused('Too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
