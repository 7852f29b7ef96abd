import { createServer, type RequestListener, type Server } from 'node:http';
import { isLoopbackHost } from './loopback.ts';

export interface Listening {
  port: number;
  /** Sets the listener. Requests wait until then, because the listener needs to know the port. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

export async function listen(host: string, port: number): Promise<Listening> {
  if (!isLoopbackHost(host)) {
    throw new Error(`The sandbox hands out anybody's identity: it listens on loopback only, not on ${host}`);
  }
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  let closed: Promise<void> | undefined;
  return {
    port: boundPort(server),
    answerWith: (listener) => void server.on('request', listener),
    close() {
      closed ??= close(server);
      return closed;
    },
  };
}

function boundPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox is not listening on a TCP port');
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    // Keep-alive connections and hanging requests would keep it open.
    server.closeAllConnections();
  });
}
