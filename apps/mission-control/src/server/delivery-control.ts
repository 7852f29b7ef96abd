import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { faults } from './faults.ts';
import type { MissionControl } from './mission-control.ts';

const kinds = z.enum(['drop', 'duplicate', 'second-endpoint', 'reorder', 'tamper', 'delay', 'lose-answer']);
const fault = z.object({ fault: kinds });
const lasting = z.object({ fault: kinds.nullable() });

/** What can be done with a vendor's deliveries. */
export function deliveryControl({ outboxes }: MissionControl): Hono {
  const app = new Hono();
  const named = (c: Context) => outboxes.find(({ name }) => name === c.req.param('outbox'))?.outbox;
  const missing = (c: Context) => c.json({ message: 'There is no such delivery.' }, 404);

  app.post('/control/outboxes/:outbox/lasting', async (c) => {
    const outbox = named(c);
    const wanted = lasting.safeParse(await c.req.json());
    if (outbox === undefined || !wanted.success) return missing(c);
    const { fault: kind } = wanted.data;
    // Also sends what waits for a next message.
    if (kind === null) outbox.heal();
    else outbox.lasting = faults[kind];
    return c.body(null, 204);
  });

  app.post('/control/outboxes/:outbox/next', async (c) => {
    const outbox = named(c);
    const wanted = fault.safeParse(await c.req.json());
    if (outbox === undefined || !wanted.success) return missing(c);
    outbox.inject(faults[wanted.data.fault]);
    return c.body(null, 204);
  });

  app.get('/control/outboxes/:outbox/messages/:id', (c) => {
    const message = named(c)?.messages.find(({ id }) => id === c.req.param('id'));
    return message === undefined ? missing(c) : c.json({ ...message, payload: JSON.parse(message.payload) });
  });

  app.post('/control/outboxes/:outbox/messages/:id/send', async (c) => {
    const outbox = named(c);
    const message = outbox?.messages.find(({ id }) => id === c.req.param('id'));
    if (message === undefined || outbox?.endpoint === undefined) return missing(c);
    await outbox.attempt(message);
    return c.body(null, 204);
  });

  return app;
}
