import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import { fetchConfig } from './api/config.ts';
import { useUntil } from './api/use-until.ts';
import { isWorthMentioning, Waiting } from './api/waiting.tsx';
import { loadClerk } from './auth/load-clerk.ts';
import { Splash } from './feedback/splash.tsx';
import { LandingAtStart } from './landing/landing.tsx';
import { lazyPart } from './parts/lazy-part.tsx';

// Fetched beside the configuration, and then at once the page that the address names. A failure is told where <App> is to be shown.
const app = import('./app.tsx');
app.then(({ fetchPage }) => fetchPage(window.location.pathname)).catch(() => undefined);
const App = lazyPart(async () => (await app).App);

export function Boot() {
  const { value, failures, offline, retry } = useUntil(load);
  if (value) {
    return (
      <Suspense fallback={<Opening />}>
        <App config={value.config} clerk={value.clerk} />
      </Suspense>
    );
  }
  if (!isWorthMentioning(failures, offline)) return <Opening />;
  return (
    <Splash>
      <Waiting failures={failures} failure="unreachable" offline={offline} onRetry={retry} />
    </Splash>
  );
}

/** Until it is known who uses the app. */
function Opening() {
  if (window.location.pathname === '/') return <LandingAtStart />;
  return (
    <Splash>
      <Loader type="dots" role="status" aria-label="Loading" />
    </Splash>
  );
}

async function load() {
  const config = await fetchConfig();
  return { config, clerk: await loadClerk(config.publishableKey) };
}
