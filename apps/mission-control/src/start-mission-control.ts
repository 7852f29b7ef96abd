import { forwardClock, type Sandbox, type SandboxOptions, startSandbox, withSession } from '@ticket-hub/sandbox';
import { Hono } from 'hono';
import { controlApi } from './server/control-api.ts';
import { createMissionControl } from './server/mission-control.ts';
import { servePage } from './server/serve-page.ts';

export interface MissionControlOptions extends Omit<SandboxOptions, 'clock' | 'frontPage'> {
  webUrl: string;
  apiUrl: string;
}

/** The sandbox with mission control as its front page. */
export function startMissionControl({ apiUrl, ...options }: MissionControlOptions): Promise<Sandbox> {
  const { webUrl } = options;
  const clock = forwardClock();

  function frontPage(sandbox: Sandbox): Hono {
    const app = new Hono();
    app.route('/', servePage());
    app.route('/', controlApi(sandbox, createMissionControl(sandbox, { clock, webUrl, apiUrl })));
    // A link, so that a browser opens as many tabs as somebody asks for.
    app.get('/open/:id', (c) => {
      const target = new URL(c.req.query('to') ?? '/you', webUrl);
      const known =
        sandbox.clerk.users.get(c.req.param('id')) !== undefined && target.origin === new URL(webUrl).origin;
      if (!known) return c.text('There is nobody of this id any more, or no such page.', 404);
      return c.redirect(withSession(target.href, sandbox.clerk.sessions.create(c.req.param('id')).id), 303);
    });
    return app;
  }

  return startSandbox({ ...options, clock, frontPage });
}
