import { useAuth } from '@clerk/react';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { createApiClient } from './api/api-client.ts';
import { retryDelay, shouldRetry } from './api/retry.ts';
import { TRPCProvider } from './api/trpc.ts';
import { SessionEndProvider, useSessionEnd } from './auth/session-end.tsx';

/** Around every page. */
export function Root() {
  const { userId } = useAuth();
  return (
    <SessionEndProvider>
      {/* The key gives each user a cache of their own: nobody is ever shown what another has fetched. */}
      <ApiProvider key={userId ?? 'nobody'}>
        <Outlet />
      </ApiProvider>
    </SessionEndProvider>
  );
}

function ApiProvider({ children }: { children: ReactNode }) {
  const { endOn } = useSessionEnd();
  const [queryClient] = useState(() => createQueryClient(endOn));
  const [trpcClient] = useState(createApiClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(onError: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: shouldRetry, retryDelay } },
  });
}
