import type Stripe from 'stripe';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { noSuch } from '../refusal.ts';
import { json } from './answer.ts';
import { unplayed } from './parameter.ts';
import type { StripeApi } from './request-scope.ts';
import { sdkParams } from './sdk-params.ts';
import { type PageToken, pageParams, v2Page } from './v2-page.ts';

const eventList = sdkParams<Stripe.V2.Core.EventListParams & PageToken>()(
  z.strictObject({
    ...pageParams,
    object_id: z.string().optional(),
    types: z.array(z.string()).optional(),
    created: unplayed,
  }),
);
const retrieveParams = sdkParams<Stripe.V2.Core.EventRetrieveParams>()(z.strictObject({}));

/** Full events, for receivers of thin notifications. */
export function eventV2Routes(api: StripeApi, { events }: Desk): void {
  api.get('/v2/core/events', (c) => {
    const { limit, page, object_id: about, types } = eventList.parse(c.var.params);
    const found = events.thin.filter(
      ({ related_object: related, type }) =>
        (about === undefined || related?.id === about) && (types === undefined || types.includes(type)),
    );
    return json(v2Page(found, { limit, page }, c.req.url));
  });
  api.get('/v2/core/events/:id', (c) => {
    retrieveParams.parse(c.var.params);
    const id = c.req.param('id');
    const event = events.thin.find((one) => one.id === id);
    if (event === undefined) throw noSuch('event', id);
    return json(event);
  });
}
