import { useAuth } from '@clerk/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFarewell } from '../auth/farewell.ts';
import { createApiClient } from './api-client.ts';
import { createQueryClient } from './query-client.ts';
import { TRPCProvider } from './trpc.ts';

interface ApiProviderProps {
  children: ReactNode;
}

/** One person's answers are never another's: whoever signs in begins with nothing kept. */
export function ApiProvider({ children }: ApiProviderProps) {
  const { userId } = useAuth();
  return <ApiOfOne key={userId ?? 'nobody'}>{children}</ApiOfOne>;
}

function ApiOfOne({ children }: ApiProviderProps) {
  const { leaveOn } = useFarewell();
  const [queryClient] = useState(() => createQueryClient(leaveOn));
  const [trpcClient] = useState(createApiClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
