import type { Deps } from '../deps.ts';
import { bearerOf } from '../http/bearer.ts';
import type { Logger } from '../observe/log.ts';

/** What every procedure is given. The token is verified when the first procedure of a batch asks, and once. */
export interface Context extends Record<string, unknown> {
  deps: Deps;
  log: Logger;
  bearer: string | undefined;
  session: () => ReturnType<Deps['verifySessionToken']>;
}

export function createContext(deps: Deps, log: Logger, request: Request): Context {
  const bearer = bearerOf(request);
  let session: ReturnType<Deps['verifySessionToken']> | undefined;
  return {
    deps,
    log,
    bearer,
    session() {
      session ??= bearer === undefined ? Promise.resolve('invalid') : deps.verifySessionToken(bearer);
      return session;
    },
  };
}
