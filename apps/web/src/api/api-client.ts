import { getToken } from '@clerk/react';
import type { AppRouter } from '@ticket-hub/api/router';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { EventSource } from 'eventsource';

const url = '/trpc';

export function createApiClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        // The browser's own EventSource sends no headers, and in an address a token would end up in logs.
        true: httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: fetchAuthorized } }),
        false: httpBatchLink({ url, headers: authorization }),
      }),
    ],
  });
}

/** Called for every connection anew: a token lives for a minute, a stream is opened again and again. */
async function fetchAuthorized(input: string | URL, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(await authorization())) headers.set(name, value);
  return fetch(input, { ...init, headers });
}

async function authorization(): Promise<Record<string, string>> {
  const token = await getToken();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
