import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

/** How long a client may take to send. Whoever takes longer is answered 408 and cut off. Answers take as long as they do. */
const PATIENCE = {
  /** Headers come in one packet or two, over a connection that stands. */
  headersTimeout: 10_000,
  /** The whole request: 1 MiB at 300 kbit/s. Vendors give up after 15 to 30 seconds. */
  requestTimeout: 30_000,
  /** How often Node looks for those who are late. */
  connectionsCheckingInterval: 2_000,
};

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Serves what `fetch` answers, once it is told to listen. */
export function createHttpServer(fetch: Fetch, patience: Partial<typeof PATIENCE> = {}): Server {
  return createAdaptorServer({ fetch, serverOptions: { ...PATIENCE, ...patience } }) as Server;
}
