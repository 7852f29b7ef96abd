import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { z } from 'zod';
import { type Env, repositoryRoot } from '../env.ts';
import { errorBody } from '../http/errors.ts';
import type { EventParts, FindEventParts } from './find-event-parts.ts';
import { plainRequest } from './plain-request.ts';
import { securityHeaders } from './security-headers.ts';

const served = new Set(['GET', 'HEAD']);

const ofAssets = { 'x-content-type-options': 'nosniff' };

const built = join(repositoryRoot, 'apps/web/dist');

/**
 * The built web app: hashed files for ever, the page itself asked for anew each time, at whatever path. Sends what the build
 * has compressed. The tag is one of the content, because a deployment may set all files to the same date.
 */
export function webApp(env: Env, findEventParts: FindEventParts, root = built): Hono {
  const app = new Hono();
  app.notFound((c) => c.json(errorBody('not_found'), 404));
  // For whoever mounts it, who logs and answers all errors alike.
  app.onError((error) => {
    throw error;
  });
  const ofPages = securityHeaders(env);
  app.use(async (c, next) => {
    if (served.has(c.req.method)) c.req.raw = plainRequest(c.req.raw);
    await next();
    // A policy is one of the page: it would only make what the page consists of heavier.
    const headers = c.req.path.startsWith('/assets/') ? ofAssets : ofPages;
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
  app.use('/assets/*', async (c, next) => {
    await next();
    if (!c.res.ok) return;
    c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('vary', 'Accept-Encoding');
  });
  if (existsSync(root)) {
    const files = serveStatic({ root, precompressed: true });
    app.get('/assets/*', files);
    // A missing asset is a 404; any other path is one of the page's own.
    app.get('/assets/*', (c) => c.json(errorBody('not_found'), 404));
    app.use(async (c, next) => {
      // The tag is made of the content, which is then left out of the answer to HEAD.
      if (c.req.method === 'HEAD') c.req.raw = new Request(c.req.raw, { method: 'GET' });
      await next();
    });
    app.use(etag(), async (c, next) => {
      await next();
      if (!c.res.ok) return;
      c.header('cache-control', 'no-cache');
      c.header('vary', 'Accept-Encoding');
    });
    for (const [path, links] of Object.entries(pagesOf(root)))
      app.get(path, async (c) => {
        const page = (await readFile(join(root, 'index.html'), 'utf8')).replace('</head>', `${links}</head>`);
        const eventId = c.req.param('eventId');
        const parts = eventId === undefined ? undefined : await findEventParts(eventId);
        return c.html(parts === undefined ? page : withParts(page, parts));
      });
    app.get('*', files);
    app.get('*', serveStatic({ root, path: 'index.html', precompressed: true }));
  }
  return app;
}

/** The page with other words for its own title and description. */
function withParts(page: string, { head, data }: EventParts): string {
  return page
    .replace(/<meta name="description".*?\/>\s*/s, '')
    .replace(/<title>.*?<\/title>/s, () => head)
    .replace('</body>', () => `${data}</body>`);
}

const linksByPath = z.record(z.string(), z.string());

/** By which links each page has its parts asked for at once, as the build has written them. A path comes before what it is a case of. */
function pagesOf(root: string): Record<string, string> {
  const file = join(root, 'pages.json');
  return existsSync(file) ? linksByPath.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
