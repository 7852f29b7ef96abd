import { QueryClient, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { fetchConfig } from './api/config.ts';
import { retryDelay, shouldRetry } from './api/retry.ts';
import { Waiting } from './api/waiting.tsx';
import { loadClerk } from './auth/load-clerk.ts';
import { Splash } from './feedback/splash.tsx';

/** For the start only, before it is known who uses the app. Each user's answers are in a client of their own. */
const client = new QueryClient();

// Starts now, so that it is fetched beside the configuration. A failure surfaces where <App> is rendered.
const app = import('./app.tsx');
app.catch(() => undefined);
const App = lazy(() => app);

export function Boot() {
  const { data, failureCount, failureReason, fetchStatus } = useQuery(
    {
      queryKey: ['boot'],
      queryFn: load,
      retry: shouldRetry,
      retryDelay,
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
