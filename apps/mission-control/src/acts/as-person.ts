import type { AppRouter } from '@ticket-hub/api/router';
import type { Sandbox } from '@ticket-hub/sandbox';
import { createTRPCClient, httpLink } from '@trpc/client';

/** The vendors as they are played, and the application that faces them. */
export interface World {
  sandbox: Sandbox;
  apiUrl: string;
}

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** The application's API as somebody's browser asks it. */
export function asPerson({ sandbox, apiUrl }: World, userId: string): Client {
  const headers = async () => ({ authorization: `Bearer ${await sandbox.clerk.sessionToken(userId)}` });
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${apiUrl}/trpc`, headers })] });
}
