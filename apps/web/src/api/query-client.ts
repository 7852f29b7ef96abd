import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { shouldAskAgain } from './failure.ts';
import { pauseBefore } from './pause.ts';

export function createQueryClient(onError: (error: unknown) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: shouldAskAgain, retryDelay: pauseBefore } },
  });
}
