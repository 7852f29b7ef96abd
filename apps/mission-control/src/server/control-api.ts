import { isLoopbackUrl, Refusal, type Sandbox } from '@ticket-hub/sandbox';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { changeAccount } from './accounts.ts';
import { deliveryControl } from './delivery-control.ts';
import type { MissionControl } from './mission-control.ts';
import { changePayment } from './payments.ts';
import { changePerson } from './people.ts';
import { tabReport } from './tabs.ts';

const condition = z.object({ condition: z.enum(['up', 'slow', 'down']) });
const longest = 60 * 24 * 3_600_000;
const forward = z.object({ ms: z.int().positive().max(longest) });

/** What the page and programs may ask for: `GET /control/state`, the same as it changes, and everything a click does. */
export function controlApi(sandbox: Sandbox, control: MissionControl): Hono {
  const { clerk, stripe } = sandbox;
  const app = new Hono();

  app.get('/control/state', (c) => c.json(control.read()));
  app.get('/control/live', (c) => control.live.stream(c));

  // From the app's pages, in a form that needs no preflight: a tab that is being closed cannot wait for one.
  app.post('/control/tabs', async (c) => {
    if (!isLoopbackUrl(c.req.header('origin') ?? '')) return c.body(null, 403);
    const report = tabReport.safeParse(parseJson(await c.req.text()));
    if (!report.success) return c.body(null, 400);
    control.tabs.report(report.data);
    control.live.changed();
    return c.body(null, 204);
  });

  // A page from elsewhere cannot send this type without a preflight, which nothing here answers.
  app.use('/control/*', async (c, next) => {
    const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
    if (c.req.method !== 'GET' && !isJson) return c.body(null, 415);
    await next();
    if (c.req.method !== 'GET') control.live.changed();
  });

  app.post('/control/people/:id/:action', (c) => done(c, changePerson(clerk.users, ...named(c))));
  app.post('/control/accounts/:id/:action', (c) => done(c, changeAccount(stripe, ...named(c))));
  app.post('/control/payments/:id/:action', (c) => done(c, changePayment(stripe, ...named(c))));

  app.post('/control/apis/:vendor', async (c) => {
    const api = control.apis.find(({ vendor }) => vendor === c.req.param('vendor'));
    const wanted = condition.safeParse(parseJson(await c.req.text()));
    if (wanted.success) api?.become(wanted.data.condition);
    return done(c, api !== undefined && wanted.success);
  });

  app.post('/control/clock', async (c) => {
    const wanted = forward.safeParse(parseJson(await c.req.text()));
    if (wanted.success) control.putForward(wanted.data.ms);
    return done(c, wanted.success);
  });

  app.post('/control/stories/:name', (c) => done(c, control.stories.start(c.req.param('name'))));
  app.post('/control/stories/:name/enough', (c) => done(c, control.stories.enough()));

  app.post('/control/seed', async (c) => c.json(await control.seed()));

  app.route('/', deliveryControl(control));

  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ message: error.message }, 422);
    throw error;
  });
  return app;
}

function named(c: Context): [id: string, action: string] {
  return [c.req.param('id') ?? '', c.req.param('action') ?? ''];
}

function done(c: Context, found: boolean): Response {
  return found ? c.body(null, 204) : c.json({ message: 'There is no such thing to do any more.' }, 404);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
