import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { avatar } from './avatar.ts';
import { consolePage } from './console.ts';
import { signInPage } from './sign-in.ts';
import { signUpPage } from './sign-up.ts';
import { userProfilePage } from './user-profile.ts';

/** Stand in for Clerk's Account Portal, and a console of the sandbox's own. */
export function hostedPages(clerk: ClerkSandbox, clock: { now(): number }, webUrl: string): Hono {
  const app = new Hono();
  // Any page in the developer's browser could post here otherwise.
  app.use(csrf());
  app.route('/', consolePage(clerk));
  app.route('/', signInPage(clerk, clock, webUrl));
  app.route('/', signUpPage(clerk, clock, webUrl));
  app.route('/', userProfilePage(clerk, webUrl));

  app.get('/styles.css', () => asset('./styles.css', 'text/css'));
  // The app imports it from another origin.
  app.get('/clerk.js', () => asset('../clerk.js', 'text/javascript', { 'access-control-allow-origin': '*' }));
  app.get('/avatars/:file{.+\\.svg}', (c) => {
    const id = c.req.param('file').slice(0, -'.svg'.length);
    const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' };
    return new Response(avatar(id, clerk.users.get(id)), { headers });
  });
  return app;
}

/** Read on each request: a change shows without a restart. */
function asset(file: string, type: string, headers: Record<string, string> = {}): Response {
  const content = readFileSync(new URL(file, import.meta.url), 'utf8');
  return new Response(content, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', ...headers },
  });
}
