import type { Server } from 'node:http';

const LOOK_EVERY_MS = 25;

/** Stops accepting connections and resolves when all are closed. Running requests may finish within `limitMs`. */
export async function drain(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Keep-alive connections that become idle later have to be closed too.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const late = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
