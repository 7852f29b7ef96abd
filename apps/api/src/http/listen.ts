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
  /** From here on, requests go there. */
  answerWith(fetch: Fetch): void;
}

/** Takes the port before anything else is touched. Until `answerWith`, the process lives and asks everybody to try again. */
export async function listen(host: string, port: number): Promise<Listening> {
  let answer: Fetch = notYet;
  const server = createHttpServer((request, bindings) => answer(request, bindings));
  server.listen(port, host);
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      throw new CannotStart(`Port ${port} is taken. Set PORT, or stop what listens there.`);
    throw new CannotStart(`Port ${port} cannot be had (${error.code}). HOST and PORT say where to listen.`);
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
