import type { Browser } from '../src/clerk/browser.ts';

/** Where the app is. */
export const app = 'http://localhost:5173';

/** The browser globals that the stand-in uses, at a URL of the app. */
export function openBrowser(address = '/', stored: Map<string, string> = new Map()) {
  const visited: string[] = [];
  const requests: string[] = [];
  const listeners: ((event: { key: string | null }) => void)[] = [];
  const location = { href: new URL(address, app).href, assign: (url: string) => void visited.push(url) };
  const document = { cookie: '' };
  const browser: Browser = {
    document,
    location,
    history: {
      state: { router: 'state' },
      replaceState(_state, _unused, url) {
        location.href = url;
      },
    },
    localStorage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    fetch: (input, init) => {
      requests.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, { ...init, headers: { origin: app } });
    },
    addEventListener: (_type, listener) => void listeners.push(listener),
  };
  const storageEvent = (key: string) => {
    for (const listener of listeners) listener({ key });
  };
  return { browser, document, location, stored, visited, requests, storageEvent };
}
