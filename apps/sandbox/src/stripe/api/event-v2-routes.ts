import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { noSuch } from '../refusal.ts';
import { json } from './answer.ts';
import { parseParams } from './parse-params.ts';
import type { StripeApi } from './request-scope.ts';
import { v2Page } from './v2-page.ts';

const listParams = z.strictObject({
  limit: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(100)).default(20),
  page: z.string().optional(),
  object_id: z.string().optional(),
  types: z.array(z.string()).optional(),
});

/** Whole events, for whoever was pushed only their ids. */
export function eventV2Routes(api: StripeApi, { events }: Desk): void {
  api.get('/v2/core/events', (c) => {
    const { limit, page, object_id: about, types } = parseParams(listParams, c.var.params);
    const found = events.thin.filter(
      ({ related_object: related, type }) =>
        (about === undefined || related?.id === about) && (types === undefined || types.includes(type)),
    );
    return json(v2Page(found, { limit, page }, c.req.url));
  });
  api.get('/v2/core/events/:id', (c) => {
    const id = c.req.param('id');
    const event = events.thin.find((one) => one.id === id);
    if (event === undefined) throw noSuch('event', id);
    return json(event);
  });
}
