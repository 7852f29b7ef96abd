import type { ClerkProviderProps } from '@clerk/react';

/** `undefined` lets `<ClerkProvider>` download clerk-js itself, which is what it does with a real key. */
export type ClerkInstance = ClerkProviderProps['Clerk'];

const loopback = /^(localhost|127(\.\d+){3})(:\d+)?$/;

/**
 * A publishable key whose host is loopback belongs to the sandbox, which plays Clerk in development and in browser
 * tests. It serves a stand-in for clerk-js with the few members that `<ClerkProvider Clerk={…}>` reaches for. Some of
 * those are internals of Clerk, hence the exact version of @clerk/react in package.json: move it together with the
 * sandbox's `clerk.js`, and keep everything about the stand-in here.
 */
export async function loadClerk(publishableKey: string): Promise<ClerkInstance> {
  const host = hostIn(publishableKey);
  if (!loopback.test(host)) return undefined;
  // Browsers remember a module that failed to load for the life of the page: each try needs a new address.
  const address = `http://${host}/clerk.js?at=${Date.now()}`;
  const standIn: { default: ClerkInstance } = await import(/* @vite-ignore */ address);
  return standIn.default;
}

/** `pk_test_` or `pk_live_`, then the host of Clerk's Frontend API and a `$`, in base64. */
function hostIn(publishableKey: string): string {
  const encoded = publishableKey.split('_')[2] ?? '';
  try {
    return atob(encoded).replace(/\$$/, '');
  } catch {
    return '';
  }
}
