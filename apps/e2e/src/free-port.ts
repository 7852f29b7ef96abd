import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give out by themselves, to whoever connects or listens on any port. */
const RANGE = { from: 10_240, to: 32_767 };

/** A port that nobody has, nor is given later. The API must know its own address before it listens, to compare tokens with it. */
export async function freePort(): Promise<number> {
  const port = RANGE.from + Math.floor(Math.random() * (RANGE.to - RANGE.from));
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return await freePort();
  }
  server.close();
  await once(server, 'close');
  return port;
}
