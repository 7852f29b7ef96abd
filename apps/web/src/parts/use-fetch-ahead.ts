import { useAuth } from '@clerk/react';
import { useNetwork } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Safari has no callback for idle time. */
const IDLE_AT_LATEST_MS = 2_000;

/**
 * Fetches the pages that are marked with `ahead`, one after the other, once the browser has nothing else to do: so that they open
 * at once, and also when a deployment has replaced them. Not for who saves data, or whose network is as slow as that.
 */
export function useFetchAhead(): void {
  const router = useRouter();
  const { isLoaded, isSignedIn = false } = useAuth();
  const { saveData, effectiveType } = useNetwork();
  const sparing = saveData === true || /2g/.test(effectiveType ?? '');

  useEffect(() => {
    if (!isLoaded || sparing) return;
    let over = false;
    const cancel = whenIdle(async () => {
      for (const route of Object.values(router.routesById)) {
        if (over) return;
        const { ahead } = route.options.staticData ?? {};
        if (ahead === 'anybody' || (ahead === 'signed-in' && isSignedIn)) await router.loadRouteChunk(route);
      }
    });
    return () => {
      over = true;
      cancel();
    };
  }, [router, isLoaded, isSignedIn, sparing]);
}

function whenIdle(run: () => void): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, IDLE_AT_LATEST_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run);
  return () => cancelIdleCallback(handle);
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whose browser fetches the page before it is opened. */
    ahead?: 'anybody' | 'signed-in';
  }
}
