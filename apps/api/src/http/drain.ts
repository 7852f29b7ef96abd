import type { Server } from 'node:http';

const LOOK_EVERY_MS = 25;

/** Stops accepting, lets running requests finish, and resolves when all connections are gone, by force after `limitMs`. */
export async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that falls idle later is kept alive by its client: nobody else would close it.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
