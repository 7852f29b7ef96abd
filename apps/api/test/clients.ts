import type { InternalRouter } from '@ticket-hub/api/internal-router';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, TRPCClientError } from '@trpc/client';
import { EventSource } from 'eventsource';
import { AFTER } from '../src/rpc/reader-for.ts';
import type { AppRouter } from '../src/rpc/router.ts';

type Token = () => Promise<string | undefined>;

/**
 * What the web app has: batches, and a subscription that carries a fresh token in its header at each connection. What an
 * answer says to come after is carried to the next question.
 */
export function webClient(url: string, token: Token) {
  const authorization = headersWith(token);
  let after: string | null = null;
  const headers = async () => ({ ...(after !== null && { [AFTER]: after }), ...(await authorization()) });
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'subscription',
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: () => ({
            fetch: async (input, init) => fetch(input, { ...init, headers: { ...init.headers, ...(await headers()) } }),
          }),
        }),
        false: httpBatchLink({
          url,
          headers,
          fetch: async (input, init) => {
            const response = await fetch(input, { ...init, signal: init?.signal ?? null });
            after = response.headers.get(AFTER) ?? after;
            return response;
          },
        }),
      }),
    ],
  });
}

export function internalClient(url: string, token: Token) {
  return createTRPCClient<InternalRouter>({ links: [httpBatchLink({ url, headers: headersWith(token) })] });
}

function headersWith(token: Token) {
  return async () => {
    const bearer = await token();
    return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  };
}

/** How a call failed, as the caller sees it. A call that succeeds is an error here. */
export async function failure(call: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  const error = await call.then(
    () => new Error('The call succeeded'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof TRPCClientError)) throw error;
  return { code: error.data?.code, message: error.message };
}
