import { z } from 'zod';
import { sessionParams } from '../checkout/session-params.ts';
import type { Desk } from '../desk.ts';
import { json } from './answer.ts';
import { pageOf } from './page-of.ts';
import { listParams } from './parameter.ts';
import { parseParams } from './parse-params.ts';
import type { StripeApi } from './request-scope.ts';
import { forPlatform, type V1Answers } from './v1-answers.ts';

const sessionList = listParams.extend({
  payment_intent: z.string().optional(),
  status: z.string().optional(),
  customer_details: z.strictObject({ email: z.string() }).optional(),
});
const chargeList = listParams.extend({ payment_intent: z.string().optional(), transfer_group: z.string().optional() });

/** Sessions, and the payments that come of them. */
export function paymentRoutes(api: StripeApi, { books, checkout }: Desk, answers: V1Answers): void {
  const { tables } = books;
  const base = '/v1/checkout/sessions';

  api.post(base, (c) => {
    forPlatform(c);
    const params = parseParams(sessionParams, c.var.params);
    return answers.one(checkout.create(params), params.expand);
  });
  api.get(base, (c) =>
    answers.list(
      c,
      'checkout.session',
      sessionList,
      (session, { payment_intent: intent, status, customer_details }) => {
        const email = customer_details?.email;
        return (
          (intent === undefined || session.payment_intent === intent) &&
          (status === undefined || session.status === status) &&
          (email === undefined || session.customer_details?.email === email)
        );
      },
    ),
  );
  api.get(`${base}/:id`, (c) => answers.show(c, 'checkout.session'));
  api.post(`${base}/:id/expire`, (c) => {
    forPlatform(c);
    const { expand } = parseParams(listParams.pick({ expand: true }), c.var.params);
    return answers.one(checkout.expire(c.req.param('id')), expand);
  });
  api.get(`${base}/:id/line_items`, (c) => {
    forPlatform(c);
    const params = parseParams(listParams, c.var.params);
    const { id, created } = tables.require('checkout.session', c.req.param('id'));
    // Pages run backwards through what is newest first: these stand in the order in which they were given.
    const items = checkout
      .lineItems(id)
      .map((item) => ({ ...item, created }))
      .toReversed();
    const page = pageOf(items, params, c.req.path);
    return json({ ...page, data: page.data.map(({ created: _, ...item }) => item) });
  });

  api.get('/v1/payment_intents', (c) => answers.list(c, 'payment_intent', listParams, () => true));
  api.get('/v1/payment_intents/:id', (c) => answers.show(c, 'payment_intent'));
  api.get('/v1/charges', (c) =>
    answers.list(c, 'charge', chargeList, (charge, { payment_intent: intent, transfer_group: group }) => {
      return (
        (intent === undefined || charge.payment_intent === intent) &&
        (group === undefined || charge.transfer_group === group)
      );
    }),
  );
  api.get('/v1/charges/:id', (c) => answers.show(c, 'charge'));
}
