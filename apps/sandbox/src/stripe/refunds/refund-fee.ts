import { type Books, bookTransaction, seconds } from '../books.ts';
import { wholeList } from '../list.ts';
import { stripeId } from '../stripe-id.ts';
import type { ApplicationFee, FeeRefund } from '../stripe-object.ts';

/** The platform gives its fee, or part of it, back to the organizer's account. */
export function refundFee(books: Books, fee: ApplicationFee, amount: number): FeeRefund | null {
  if (amount === 0) return null;
  const { ledger, tables } = books;
  const { currency } = fee;
  const id = stripeId('fr');
  ledger.move({ kind: 'fee_refund', source: id, currency, from: 'platform', to: String(fee.account), amount });
  const refund = tables.put('fee_refund', {
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: bookTransaction(books, {
      type: 'application_fee_refund',
      amount: -amount,
      source: id,
      currency,
    }),
    created: seconds(books),
    currency,
    fee: fee.id,
    metadata: {},
  });
  const refunded = fee.amount_refunded + amount;
  const refunds = tables.all('fee_refund').filter((other) => other.fee === fee.id);
  tables.update('application_fee', fee.id, {
    amount_refunded: refunded,
    refunded: refunded === fee.amount,
    refunds: wholeList(refunds, `/v1/application_fees/${fee.id}/refunds`),
  });
  return refund;
}
