import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotStart } from '../cannot-start.ts';
import { errorBody } from './errors.ts';
import { createHttpServer } from './http-server.ts';

type Fetch = Parameters<typeof createHttpServer>[0];

interface Listening {
  server: Server;
  port: number;
  /** Passes all further requests to `fetch`. */
  answerWith(fetch: Fetch): void;
}

/** Binds the port before anything else happens. Until `answerWith`, `/health` works and other requests get a retryable error. */
export async function listen(host: string, port: number): Promise<Listening> {
  let answer: Fetch = notYet;
  const server = createHttpServer((request, bindings) => answer(request, bindings));
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is already in use. Set PORT, or stop the process that uses it.`);
    throw new CannotStart(`Could not listen on port ${port} (${error.code}). Check HOST and PORT.`);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    answerWith(fetch) {
      answer = fetch;
    },
  };
}

function notYet(request: Request): Response {
  if (new URL(request.url).pathname === '/health') return Response.json({ status: 'ok' });
  return Response.json(errorBody('try_again'), { status: 503 });
}
