import { isLoopbackUrl } from '../../loopback.ts';

/** Carries the session from the hosted pages to the app; the stand-in for clerk-js takes it out of the address. */
export const sessionParameter = '__sandbox_session';

/** Where to send the person afterwards; null if that is not on this machine. */
export function returnUrl(given: unknown, webUrl: string): string | null {
  if (given === undefined || given === '') return webUrl;
  return typeof given === 'string' && isLoopbackUrl(given) ? given : null;
}

export function withSession(target: string, sessionId: string): string {
  const url = new URL(target);
  url.searchParams.set(sessionParameter, sessionId);
  return url.href;
}

/** A path of ours with the return address, and more, in its query. */
export function hostedPath(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
