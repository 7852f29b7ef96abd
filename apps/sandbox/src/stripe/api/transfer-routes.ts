import { checkDestination } from '../checkout/check-session.ts';
import type { Desk } from '../desk.ts';
import { refundFee } from '../refunds/refund-fee.ts';
import { Refusal } from '../refusal.ts';
import { feeShare } from '../transfers/fee-share.ts';
import { requireReversible } from '../transfers/require-reversible.ts';
import { reverseTransfer } from '../transfers/reverse-transfer.ts';
import { sendTransfer } from '../transfers/send-transfer.ts';
import type { StripeApi } from './request-scope.ts';
import { reversalList, reversalParams, transferList, transferParams } from './transfer-params.ts';
import { forPlatform, type V1Answers } from './v1-answers.ts';

const is = (wanted: string | undefined, own: unknown) => wanted === undefined || own === wanted;

/** Money between the platform and the organizers' accounts. */
export function transferRoutes(api: StripeApi, { books }: Desk, answers: V1Answers): void {
  api.post('/v1/transfers', (c) => {
    forPlatform(c);
    const { expand: wanted, transfer_group: group, ...params } = transferParams.parse(c.var.params);
    checkDestination(books.accounts, params.destination);
    if (books.ledger.balanceOf('platform', params.currency) < params.amount) {
      throw new Refusal('You have insufficient available funds in your Stripe account.', {
        code: 'balance_insufficient',
      });
    }
    return answers.one(sendTransfer(books, { ...params, group: group ?? null, charge: null }), wanted);
  });
  api.get('/v1/transfers', (c) =>
    answers.list(c, 'transfer', transferList, (transfer, { destination, transfer_group: group }) => {
      return is(destination, transfer.destination) && is(group, transfer.transfer_group);
    }),
  );
  api.get('/v1/transfers/:id', (c) => answers.show(c, 'transfer'));
  api.get('/v1/transfers/:transfer/reversals', (c) =>
    answers.list(c, 'transfer_reversal', reversalList, ({ transfer }) => transfer === c.req.param('transfer')),
  );
  api.get('/v1/transfers/:transfer/reversals/:id', (c) => answers.show(c, 'transfer_reversal'));
  api.post('/v1/transfers/:transfer/reversals', (c) => {
    forPlatform(c);
    const params = reversalParams.parse(c.var.params);
    const id = c.req.param('transfer');
    const share = params.refund_application_fee ? feeShare(books, id, params.amount) : undefined;
    const amount = requireReversible(books, { id, wanted: params.amount, coming: share?.amount ?? 0 });
    if (share) refundFee(books, share.fee, share.amount);
    return answers.one(reverseTransfer(books, id, { amount, refund: null, metadata: params.metadata }), params.expand);
  });
}
