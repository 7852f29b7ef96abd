import { useClerk } from '@clerk/react';

/** Clerk's hosted pages: for signing in, for signing up, and for everything about one's account. */
export function useClerkPages() {
  const clerk = useClerk();
  return {
    signIn: (backTo: string) => void clerk.redirectToSignIn(comingBack(backTo)),
    signUp: (backTo: string) => void clerk.redirectToSignUp(comingBack(backTo)),
    profile: () => void clerk.redirectToUserProfile(),
  };
}

/** Whoever is on the one page can go on to the other, so that both are told. */
function comingBack(path: string) {
  const url = new URL(path, window.location.origin).href;
  return { signInForceRedirectUrl: url, signUpForceRedirectUrl: url };
}
