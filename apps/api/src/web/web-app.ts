import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { type Env, repositoryRoot } from '../env.ts';
import { errorBody } from '../http/errors.ts';
import { securityHeaders } from './security-headers.ts';

const built = join(repositoryRoot, 'apps/web/dist');

/** The built web app: hashed files for ever, the page itself asked for anew each time, at whatever path. */
export function webApp(env: Env): Hono {
  const app = new Hono();
  const headers = securityHeaders(env);
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable');
  });
  if (existsSync(built)) {
    const page = serveStatic({ root: built, path: 'index.html' });
    const files = serveStatic({ root: built });
    app.use('*', async (c, next) => {
      await next();
      if (c.res.headers.get('content-type')?.startsWith('text/html')) c.header('cache-control', 'no-cache');
    });
    app.get('*', files);
    // A missing asset is a 404; any other path is one of the page's own.
    app.get('/assets/*', (c) => c.json(errorBody('not_found'), 404));
    app.get('*', page);
  }
  return app;
}
