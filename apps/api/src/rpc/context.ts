import type { Position } from '@ticket-hub/db';
import type { Deps } from '../deps.ts';
import { bearerOf } from '../http/bearer.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Logger } from '../observe/log.ts';
import { AFTER, parseAfter } from './reader-for.ts';

/** What every procedure is given. The token is verified when the first procedure of a batch asks, and once. */
export interface Context extends Record<string, unknown> {
  deps: Deps;
  log: () => Logger;
  bearer: string | undefined;
  /** How far its client has seen things happen; see `readerFor`. */
  after: Position | undefined;
  /** Where the request comes from: all that is known of somebody who is not signed in. */
  address: string;
  session: () => ReturnType<Deps['verifySessionToken']>;
}

export function createContext(
  deps: Deps,
  log: () => Logger,
  request: Request,
  socketAddress: string | undefined,
): Context {
  const bearer = bearerOf(request);
  let session: ReturnType<Deps['verifySessionToken']> | undefined;
  return {
    deps,
    log,
    bearer,
    after: parseAfter(request.headers.get(AFTER)),
    address: clientAddress({
      socketAddress,
      forwardedFor: request.headers.get('x-forwarded-for') ?? undefined,
      proxies: deps.env.trustedProxies,
    }),
    session() {
      session ??= bearer === undefined ? Promise.resolve('invalid') : deps.verifySessionToken(bearer);
      return session;
    },
  };
}
