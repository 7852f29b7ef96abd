import type { Desk } from '../desk.ts';
import { json } from './answer.ts';
import { pageOf } from './page-of.ts';
import {
  chargeList,
  expireParams,
  intentList,
  intentRetrieveParams,
  lineItemList,
  sessionList,
} from './payment-params.ts';
import type { StripeApi } from './request-scope.ts';
import { sessionParams } from './session-params.ts';
import { forPlatform, type V1Answers } from './v1-answers.ts';

/** Sessions and their payments. */
export function paymentRoutes(api: StripeApi, { books, checkout }: Desk, answers: V1Answers): void {
  const { tables } = books;
  const base = '/v1/checkout/sessions';

  api.post(base, (c) => {
    forPlatform(c);
    const params = sessionParams.parse(c.var.params);
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
    const { expand } = expireParams.parse(c.var.params);
    return answers.one(checkout.expire(c.req.param('id')), expand);
  });
  api.get(`${base}/:id/line_items`, (c) => {
    forPlatform(c);
    const params = lineItemList.parse(c.var.params);
    const { id, created } = tables.require('checkout.session', c.req.param('id'));
    // Pages run backwards through what is newest first: these stand in the order in which they were given.
    const items = checkout
      .lineItems(id)
      .map((item) => ({ ...item, created }))
      .toReversed();
    const page = pageOf(items, params, c.req.path);
    return json({ ...page, data: page.data.map(({ created: _, ...item }) => item) });
  });

  api.get('/v1/payment_intents', (c) => answers.list(c, 'payment_intent', intentList, () => true));
  api.get('/v1/payment_intents/:id', (c) => answers.show(c, 'payment_intent', intentRetrieveParams));
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
