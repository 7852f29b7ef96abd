import { getToken } from '@clerk/react';
import type { AppRouter } from '@ticket-hub/api/router';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import { afterHeader, noteAfterOf } from './after.ts';

const url = '/trpc';

export function createApiClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        // The browser's own EventSource cannot send headers, and a token in the address would end up in logs.
        true: httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: streamFetch() } }),
        false: splitLink({
          // What a vendor has to be asked for: nothing else waits for it.
          condition: ({ context }) => context.alone === true,
          true: httpLink(http),
          false: httpBatchLink(http),
        }),
      }),
    ],
  });
}

type Fetch = NonNullable<Parameters<typeof httpLink>[0]['fetch']>;

const noting: Fetch = async (input, init) => {
  const response = await fetch(input, { ...init, signal: init?.signal ?? null });
  noteAfterOf(response);
  return response;
};

const http = { url, headers, fetch: noting };

async function headers(): Promise<Record<string, string>> {
  return { ...afterHeader(), ...(await authorization()) };
}

/** When the API restarts, all tabs lose their streams at the same moment: they spread over this. */
const RECONNECT_SPREAD_MS = 2_000;

/** Runs for each connection: streams are reopened every few minutes, and a token lives for one. */
function streamFetch() {
  let again = false;
  return async (input: string | URL, init: RequestInit): Promise<Response> => {
    if (again) await new Promise((resolve) => setTimeout(resolve, Math.random() * RECONNECT_SPREAD_MS));
    again = true;
    return await fetchAuthorized(input, init);
  };
}

async function fetchAuthorized(input: string | URL, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  for (const [name, value] of Object.entries(await authorization())) headers.set(name, value);
  return fetch(input, { ...init, headers });
}

async function authorization(): Promise<Record<string, string>> {
  const token = await getToken();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
