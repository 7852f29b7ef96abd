import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const built = fileURLToPath(new URL('../../dist', import.meta.url));

/** Mantine sets inline styles. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/** The built page. */
export function servePage(): Hono {
  const app = new Hono();
  if (!existsSync(built)) {
    app.get('/', (c) => c.text('Mission control is not built: pnpm --filter @ticket-hub/mission-control build', 503));
    return app;
  }
  for (const path of ['/', '/assets/*', '/color-scheme.js', '/favicon.svg']) {
    app.get(
      path,
      async (c, next) => {
        await next();
        c.header('content-security-policy', policy);
        c.header('cache-control', path === '/assets/*' ? 'max-age=31536000, immutable' : 'no-cache');
      },
      serveStatic({ root: built }),
    );
  }
  return app;
}
