import { ClerkProvider } from '@clerk/react';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { type Config, ConfigContext } from './api/config.ts';
import type { ClerkInstance } from './auth/load-clerk.ts';
import { createAppRouter } from './router.tsx';

export { fetchPage } from './router.tsx';

interface AppProps {
  config: Config;
  clerk: ClerkInstance;
}

export function App({ config, clerk }: AppProps) {
  // Created only once Clerk has loaded: Clerk removes parameters of its own from the address, which the router reads.
  const [router] = useState(createAppRouter);
  return (
    <ConfigContext value={config}>
      <ClerkProvider
        publishableKey={config.publishableKey}
        Clerk={clerk}
        // Sign-in, sign-up and the profile are hosted by Clerk: none of its components are rendered here.
        prefetchUI={false}
        telemetry={false}
        routerPush={(to) => router.history.push(to)}
        routerReplace={(to) => router.history.replace(to)}
      >
        <RouterProvider router={router} />
      </ClerkProvider>
    </ConfigContext>
  );
}
