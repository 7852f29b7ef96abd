import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Clock } from '../clock.ts';
import { isLoopbackUrl } from '../loopback.ts';
import { failure, json } from './backend-api/json-answer.ts';
import type { ClerkSandbox } from './clerk-sandbox.ts';
import { mintSessionToken } from './session-token.ts';
import type { ClerkSession } from './sessions.ts';
import type { ClerkUser } from './user.ts';

/**
 * The API of the stand-in for clerk-js. Clerk identifies the browser by a cookie; here the session's id is the credential,
 * because there is nothing to protect.
 */
export function frontendApi(clerk: ClerkSandbox, clock: Clock, webUrl: string): Hono {
  const api = new Hono();
  api.use(cors({ origin: (origin) => (isLoopbackUrl(origin) ? origin : null), allowMethods: ['GET', 'POST'] }));
  api.use(async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && !isLoopbackUrl(origin)) {
      return failure(400, [{ code: 'origin_invalid', message: 'Invalid HTTP Origin header' }]);
    }
    return next();
  });

  api.get('/sessions/:id', (c) =>
    withSession(c, (session, user) => {
      const { private_metadata: _, ...visible } = user;
      return json({ session, user: visible, jwt: mint(c, session) });
    }),
  );
  api.post('/sessions/:id/tokens', (c) =>
    withSession(c, (session) => json({ object: 'token', jwt: mint(c, session) })),
  );
  api.post('/sessions/:id/end', (c) =>
    withSession(c, ({ id }) => {
      clerk.sessions.end(id);
      return json(clerk.sessions.get(id));
    }),
  );
  api.all('*', () => failure(404, [{ code: 'not_found', message: 'There is no such path.' }]));

  function withSession(c: Context, answer: (session: ClerkSession, user: ClerkUser) => Response): Response {
    const session = clerk.sessions.get(c.req.param('id') ?? '');
    const user = session?.status === 'active' ? clerk.users.get(session.user_id) : undefined;
    if (session === undefined || user === undefined) {
      return failure(404, [{ code: 'resource_not_found', message: 'Session not found' }]);
    }
    return answer(session, user);
  }

  function mint(c: Context, session: ClerkSession): string {
    const origin = c.req.header('origin') ?? new URL(webUrl).origin;
    const { issuer, instanceId } = clerk;
    const of = { userId: session.user_id, sessionId: session.id, signedInAt: session.created_at };
    const subject = { ...of, origin, issuer, instanceId };
    return mintSessionToken(subject, clock.now());
  }

  return api;
}
