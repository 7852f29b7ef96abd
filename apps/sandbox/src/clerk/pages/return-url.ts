import { isLoopbackUrl } from '../../loopback.ts';

/** Passes the session from the hosted pages to the app; the stand-in for clerk-js removes it from the URL. */
export const sessionParameter = '__sandbox_session';

/** Where to redirect afterwards; null if that is not on this machine. */
export function returnUrl(given: unknown, webUrl: string): string | null {
  if (given === undefined || given === '') return webUrl;
  return typeof given === 'string' && isLoopbackUrl(given) ? given : null;
}

export function withSession(target: string, sessionId: string): string {
  const url = new URL(target);
  url.searchParams.set(sessionParameter, sessionId);
  return url.href;
}

/** A path of the hosted pages with query parameters, such as the return URL. */
export function hostedPath(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
