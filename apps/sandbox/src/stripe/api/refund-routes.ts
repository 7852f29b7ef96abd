import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { expand, flag, listParams, metadata, wholeNumber } from './parameter.ts';
import { parseParams } from './parse-params.ts';
import type { StripeApi } from './request-scope.ts';
import { forPlatform, type V1Answers } from './v1-answers.ts';

const refundParams = z.strictObject({
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
  amount: wholeNumber.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  reverse_transfer: flag.default(false),
  refund_application_fee: flag.default(false),
  expand,
});
const byPayment = listParams.extend({ charge: z.string().optional(), payment_intent: z.string().optional() });
const is = (wanted: string | undefined, own: unknown) => wanted === undefined || own === wanted;

/** Money that goes back, and what it goes back from. */
export function refundRoutes(api: StripeApi, { refunds }: Desk, answers: V1Answers): void {
  api.post('/v1/refunds', (c) => {
    forPlatform(c);
    const params = parseParams(refundParams, c.var.params);
    return answers.one(refunds.create(params), params.expand);
  });
  api.get('/v1/refunds', (c) =>
    answers.list(c, 'refund', byPayment, (refund, { charge, payment_intent: intent }) => {
      return is(charge, refund.charge) && is(intent, refund.payment_intent);
    }),
  );
  api.get('/v1/refunds/:id', (c) => answers.show(c, 'refund'));

  api.get('/v1/application_fees', (c) =>
    answers.list(c, 'application_fee', byPayment.omit({ payment_intent: true }), (fee, { charge }) =>
      is(charge, fee.charge),
    ),
  );
  api.get('/v1/application_fees/:id', (c) => answers.show(c, 'application_fee'));
  api.get('/v1/disputes', (c) =>
    answers.list(c, 'dispute', byPayment, (dispute, { charge, payment_intent: intent }) => {
      return is(charge, dispute.charge) && is(intent, dispute.payment_intent);
    }),
  );
  api.get('/v1/disputes/:id', (c) => answers.show(c, 'dispute'));
  api.get('/v1/balance_transactions/:id', (c) => answers.show(c, 'balance_transaction'));
}
