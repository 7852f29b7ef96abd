import { ClerkProvider } from '@clerk/react';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClerkInstance } from './auth/load-clerk.ts';
import { type Config, ConfigContext } from './config.ts';
import { createAppRouter } from './router.tsx';

interface AppProps {
  config: Config;
  clerk: ClerkInstance;
}

export default function App({ config, clerk }: AppProps) {
  // Not before Clerk is there: on its way in it takes parameters of its own out of the address.
  const [router] = useState(createAppRouter);
  return (
    <ConfigContext value={config}>
      <ClerkProvider
        publishableKey={config.publishableKey}
        Clerk={clerk}
        // Signing in, signing up and the profile are Clerk's own pages: none of its components are shown here.
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
