import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

/** How long a client may take to send a request, before it gets a 408 and is disconnected. Responses are not limited. */
const TIMEOUTS = {
  /** Headers fit into one or two packets on an established connection. */
  headersTimeout: 10_000,
  /** The whole request: 1 MiB at 300 kbit/s. Vendors give up after 15 to 30 seconds. */
  requestTimeout: 30_000,
  /** How often Node checks for timeouts. */
  connectionsCheckingInterval: 2_000,
};

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch'];

/** Serves `fetch`. Does not listen yet. */
export function createHttpServer(fetch: Fetch, timeouts: Partial<typeof TIMEOUTS> = {}): Server {
  return createAdaptorServer({ fetch, serverOptions: { ...TIMEOUTS, ...timeouts } }) as Server;
}
