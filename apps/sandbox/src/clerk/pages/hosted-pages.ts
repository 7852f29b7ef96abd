import { Hono } from 'hono';
import { asset } from '../../pages/asset.ts';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { avatar } from './avatar.ts';
import { signInPage } from './sign-in.ts';
import { signUpPage } from './sign-up.ts';
import { userProfilePage } from './user-profile.ts';

const script = new URL('../clerk.js', import.meta.url);

/** Stands in for Clerk's Account Portal. */
export function hostedPages(clerk: ClerkSandbox, clock: { now(): number }, webUrl: string): Hono {
  const app = new Hono();
  app.route('/', signInPage(clerk, clock, webUrl));
  app.route('/', signUpPage(clerk, clock, webUrl));
  app.route('/', userProfilePage(clerk, webUrl));

  // CORS, because the app imports it from another origin.
  app.get('/clerk.js', () => asset(script, 'text/javascript', { 'access-control-allow-origin': '*' }));
  app.get('/avatars/:file{.+\\.svg}', (c) => {
    const id = c.req.param('file').slice(0, -'.svg'.length);
    const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' };
    return new Response(avatar(id, clerk.users.get(id)), { headers });
  });
  return app;
}
