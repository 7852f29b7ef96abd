import { useAuth } from '@clerk/react';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { asNobody, createApiClient, withToken } from '../api/api-client.ts';
import { shouldRetry } from '../api/retry.ts';
import { retryDelay } from '../api/retry-delay.ts';
import { TRPCProvider } from '../api/trpc.ts';
import { useEndOn } from '../auth/use-end-on.ts';

/** What has been fetched, for one user: keyed by the user, so that nobody is ever shown what another has fetched. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const endOn = useEndOn();
  const { isSignedIn } = useAuth();
  const [queryClient] = useState(() => createQueryClient(endOn));
  const [trpcClient] = useState(() => createApiClient(isSignedIn ? withToken : asNobody));
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
