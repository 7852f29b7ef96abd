import { QueryClient, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { shouldAskAgain } from './api/failure.ts';
import { pauseBefore } from './api/pause.ts';
import { loadClerk } from './auth/load-clerk.ts';
import { fetchConfig } from './config.ts';
import { Splash } from './feedback/splash.tsx';
import { Waiting } from './feedback/waiting.tsx';

/** Only for what is asked before anybody is known. Each person's answers live in a client of their own. */
const client = new QueryClient();

// Fetched while the configuration is. If it cannot be had, that shows where it is rendered.
const app = import('./app.tsx');
app.catch(() => undefined);
const App = lazy(() => app);

export function Boot() {
  const { data, failureCount, failureReason, fetchStatus } = useQuery(
    {
      queryKey: ['boot'],
      queryFn: load,
      retry: shouldAskAgain,
      retryDelay: pauseBefore,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
    client,
  );
  if (data) {
    return (
      <Suspense fallback={<Splash />}>
        <App config={data.config} clerk={data.clerk} />
      </Suspense>
    );
  }
  return (
    <Splash>
      <Waiting
        failures={failureCount}
        error={failureReason}
        offline={fetchStatus === 'paused'}
        onRetry={() => void client.resetQueries()}
      />
    </Splash>
  );
}

async function load() {
  const config = await fetchConfig();
  return { config, clerk: await loadClerk(config.publishableKey) };
}
