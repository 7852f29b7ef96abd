import type { Desk } from '../desk.ts';
import { disputeList, feeList, refundList, refundParams } from './refund-params.ts';
import type { StripeApi } from './request-scope.ts';
import { forPlatform, type V1Answers } from './v1-answers.ts';

const is = (wanted: string | undefined, own: unknown) => wanted === undefined || own === wanted;

/** Refunds and charges. */
export function refundRoutes(api: StripeApi, { refunds }: Desk, answers: V1Answers): void {
  api.post('/v1/refunds', (c) => {
    forPlatform(c);
    const params = refundParams.parse(c.var.params);
    return answers.one(refunds.create(params), params.expand);
  });
  api.get('/v1/refunds', (c) =>
    answers.list(c, 'refund', refundList, (refund, { charge, payment_intent: intent }) => {
      return is(charge, refund.charge) && is(intent, refund.payment_intent);
    }),
  );
  api.get('/v1/refunds/:id', (c) => answers.show(c, 'refund'));

  api.get('/v1/application_fees', (c) =>
    answers.list(c, 'application_fee', feeList, (fee, { charge }) => is(charge, fee.charge)),
  );
  api.get('/v1/application_fees/:id', (c) => answers.show(c, 'application_fee'));
  api.get('/v1/disputes', (c) =>
    answers.list(c, 'dispute', disputeList, (dispute, { charge, payment_intent: intent }) => {
      return is(charge, dispute.charge) && is(intent, dispute.payment_intent);
    }),
  );
  api.get('/v1/disputes/:id', (c) => answers.show(c, 'dispute'));
  api.get('/v1/balance_transactions/:id', (c) => answers.show(c, 'balance_transaction'));
}
