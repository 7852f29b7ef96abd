import { type Books, bookTransaction, seconds } from '../books.ts';
import type { PaymentData } from '../checkout/order.ts';
import { wholeList } from '../list.ts';
import { chargeFee } from '../pricing.ts';
import { stripeId } from '../stripe-id.ts';
import type { Charge, PaymentIntent } from '../stripe-object.ts';
import { sendTransfer } from '../transfers/send-transfer.ts';
import { buyerOf } from './buyer-of.ts';

const success: Charge['outcome'] = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  seller_message: 'Payment complete.',
  type: 'authorized',
};

/** The buyer's money arrives at the platform, goes on to the organizer's account, and the platform takes its fee there. */
export function settlePayment(books: Books, intent: PaymentIntent, payment: PaymentData): PaymentIntent {
  const { tables, ledger } = books;
  const charge = tables.require('charge', intent.latest_charge ?? '');
  const { id, amount, currency } = charge;
  const fee = chargeFee(amount, books.pricing);
  ledger.move({ kind: 'charge', source: id, currency, from: buyerOf(charge), to: 'platform', amount });
  ledger.move({ kind: 'stripe_fee', source: id, currency, from: 'platform', to: 'stripe', amount: fee });
  const transfer = payment.transfer === null ? null : sendOn(books, charge, payment.transfer);
  const applicationFee =
    transfer === null ? null : takeFee(books, charge, transfer.destination, payment.applicationFee);
  tables.update('charge', id, {
    amount_captured: amount,
    application_fee: applicationFee,
    balance_transaction: bookTransaction(books, { type: 'charge', amount, fee, source: id, currency }),
    captured: true,
    outcome: success,
    paid: true,
    status: 'succeeded',
    ...(transfer !== null && { transfer: transfer.id, transfer_group: transfer.group }),
  });
  return tables.update('payment_intent', intent.id, {
    amount_received: amount,
    status: 'succeeded',
    ...(transfer !== null && { transfer_group: transfer.group }),
  });
}

function sendOn(books: Books, charge: Charge, to: { destination: string; amount: number | null }) {
  const group = charge.transfer_group ?? `group_${charge.payment_intent}`;
  const { currency, id: passedOn } = charge;
  const { destination } = to;
  const amount = to.amount ?? charge.amount;
  const { id } = sendTransfer(books, { amount, currency, destination, group, charge: passedOn, metadata: {} });
  return { id, destination, group };
}

function takeFee(books: Books, charge: Charge, account: string, amount: number | null): string | null {
  if (amount === null || amount === 0) return null;
  const id = stripeId('fee');
  const { currency } = charge;
  books.ledger.move({ kind: 'application_fee', source: id, currency, from: account, to: 'platform', amount });
  books.tables.put('application_fee', {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    application: 'ca_sandbox',
    balance_transaction: bookTransaction(books, { type: 'application_fee', amount, source: id, currency }),
    charge: charge.id,
    created: seconds(books),
    currency,
    fee_source: { type: 'charge', charge: charge.id },
    livemode: books.livemode,
    originating_transaction: charge.id,
    refunded: false,
    refunds: wholeList([], `/v1/application_fees/${id}/refunds`),
  });
  return id;
}
