import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nobody has right now. The API must know its own address before it listens, to compare tokens with it. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Not a TCP port');
  return address.port;
}
