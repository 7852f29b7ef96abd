import { useClerk } from '@clerk/react';

/** Clerk's hosted pages: sign-in, sign-up and the user's profile. Whoever is signed in is not asked to again, but after signing out. */
export function useClerkPages() {
  const clerk = useClerk();
  return {
    signIn: (backTo: string) => void clerk.redirectToSignIn(returnTo(backTo)),
    signInAgain: (backTo: string) => void clerk.signOut(() => clerk.redirectToSignIn(returnTo(backTo))),
    signUp: (backTo: string) => void clerk.redirectToSignUp(returnTo(backTo)),
    profile: () => void clerk.redirectToUserProfile(),
  };
}

/** From the one page users can switch to the other, so that both get both addresses. */
function returnTo(path: string) {
  const url = new URL(path, window.location.origin).href;
  return { signInForceRedirectUrl: url, signUpForceRedirectUrl: url };
}
