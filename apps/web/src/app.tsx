import { ClerkProvider } from '@clerk/react';
import { RouterProvider } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { type Config, ConfigContext } from './api/config.ts';
import type { ClerkInstance } from './auth/load-clerk.ts';
import { createAppRouter } from './router.tsx';

export { fetchPage } from './router.tsx';

interface AppProps {
  config: Config;
  clerk: ClerkInstance;
}

/**
 * The app, once the parts of the page that the address names are there: React would hold back for a third of a second what it has
 * replaced by nothing before. Called once Clerk has loaded, which removes parameters of its own from the address.
 */
export async function openApp({ config, clerk }: AppProps): Promise<ComponentType> {
  const router = createAppRouter();
  // What is shown in another font before would move when this one comes.
  await Promise.all([router.load(), document.fonts.ready]);
  return () => (
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
