import { Loader } from '@mantine/core';
import { fetchConfig } from './api/config.ts';
import { useUntil } from './api/use-until.ts';
import { isWorthMentioning, Waiting } from './api/waiting.tsx';
import { loadClerk } from './auth/load-clerk.ts';
import { Splash } from './feedback/splash.tsx';
import { LandingAtStart } from './landing/landing.tsx';
import { lazyPart } from './parts/lazy-part.tsx';

// Fetched beside the configuration, and then at once the page that the address names. A failure is told where the app is to be shown.
const app = import('./app.tsx');
app.then(({ fetchPage }) => fetchPage(window.location.pathname)).catch(() => undefined);

export function Boot() {
  const { value: App, failures, offline, retry } = useUntil(load);
  if (App) return <App />;
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

// Begun before anything is shown.
let begun: ReturnType<typeof open> | undefined = open();
begun.catch(() => undefined);

function load() {
  const first = begun;
  begun = undefined;
  return first ?? open();
}

async function open() {
  const config = await fetchConfig();
  const clerk = await loadClerk(config.publishableKey);
  const App = lazyPart(async () => (await app).openApp({ config, clerk }));
  await App.preload();
  return App;
}
