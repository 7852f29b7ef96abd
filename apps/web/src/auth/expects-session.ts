/**
 * Whether Clerk will say that somebody is signed in, as far as its cookie tells before clerk-js is there: when they last signed in,
 * or 0. https://clerk.com/docs/guides/how-clerk-works/cookies
 */
export function expectsSession(cookies: string): boolean {
  return /(^|; )__client_uat(_[\w-]+)?=[1-9]/.test(cookies);
}
