import { getToken } from '@clerk/react';
import type { AppRouter } from '@ticket-hub/api/router';
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import { afterHeader, noteAfterOf } from './after.ts';

const url = '/trpc';

type Authorize = () => Promise<Record<string, string>>;

/** Waits for Clerk, if it has not loaded yet. */
export const withToken: Authorize = async () => {
  const token = await getToken();
  return token === null ? {} : { authorization: `Bearer ${token}` };
};

export const asNobody: Authorize = async () => ({});

export function createApiClient(authorize: Authorize) {
  const http = { url, headers: async () => ({ ...afterHeader(), ...(await authorize()) }), fetch: noting };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        // The browser's own EventSource cannot send headers, and a token in the address would end up in logs.
        true: httpSubscriptionLink({ url, EventSource, eventSourceOptions: { fetch: streamFetch(authorize) } }),
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

/** When the API restarts, all tabs lose their streams at the same moment: they spread over this. */
const RECONNECT_SPREAD_MS = 2_000;

/** Runs for each connection: streams are reopened every few minutes, and a token lives for one. */
function streamFetch(authorize: Authorize) {
  let again = false;
  return async (input: string | URL, init: RequestInit): Promise<Response> => {
    if (again) await new Promise((resolve) => setTimeout(resolve, Math.random() * RECONNECT_SPREAD_MS));
    again = true;
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(await authorize())) headers.set(name, value);
    return await fetch(input, { ...init, headers });
  };
}
