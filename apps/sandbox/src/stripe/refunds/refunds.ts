import { type Books, bookTransaction, seconds } from '../books.ts';
import { buyerOf } from '../payments/buyer-of.ts';
import { stripeId } from '../stripe-id.ts';
import type { Charge, Refund } from '../stripe-object.ts';
import { reverseTransfer } from '../transfers/reverse-transfer.ts';
import type { Refunds } from './refund-control.ts';
import { refundFee } from './refund-fee.ts';
import { requireRefundable } from './require-refundable.ts';

export interface RefundParams {
  charge?: string | undefined;
  payment_intent?: string | undefined;
  amount?: number | undefined;
  reason?: Refund['reason'] | undefined;
  metadata: Record<string, string>;
  /** Takes the organizer's share back; otherwise the platform pays it all. */
  reverse_transfer: boolean;
  refund_application_fee: boolean;
}

export function createRefunds(books: Books) {
  const { tables, emit, ledger } = books;
  let fates: ('fail' | 'pend')[] = [];

  function create(params: RefundParams): Refund {
    const { charge, amount, ...shares } = requireRefundable(tables, params);
    const { currency } = charge;
    const fate = fates.shift();
    const id = stripeId('re');
    const { transfer: taken, fee: given } = shares;
    const reversal = taken && reverseTransfer(books, taken.id, { amount: taken.share, refund: id, metadata: {} });
    if (given) refundFee(books, tables.require('application_fee', given.id), given.share);
    ledger.move({ kind: 'refund', source: id, currency, from: 'platform', to: buyerOf(charge), amount });
    const refund = tables.put('refund', {
      ...newRefund(charge, params),
      id,
      amount,
      balance_transaction: bookTransaction(books, { type: 'refund', amount: -amount, source: id, currency }),
      created: seconds(books),
      status: fate === undefined ? 'succeeded' : 'pending',
      transfer_reversal: reversal?.id ?? null,
    });
    const refunded = charge.amount_refunded + amount;
    const after = tables.update('charge', charge.id, {
      amount_refunded: refunded,
      refunded: refunded === charge.amount,
    });
    emit('refund.created', refund);
    emit('charge.refunded', after, { previous: { amount_refunded: charge.amount_refunded } });
    if (fate === 'fail') fail(refund);
    return refund;
  }

  /** The buyer's bank sent it back. What was taken from the organizer stays with the platform. */
  function fail({ id, amount, currency, charge: chargeId }: Refund): Refund {
    const charge = tables.require('charge', chargeId ?? '');
    ledger.move({ kind: 'refund_failure', source: id, currency, from: buyerOf(charge), to: 'platform', amount });
    const failure = bookTransaction(books, { type: 'refund_failure', amount, source: id, currency });
    tables.update('charge', charge.id, { amount_refunded: charge.amount_refunded - amount, refunded: false });
    const change = {
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
      failure_balance_transaction: failure,
    };
    const refund = tables.update('refund', id, change);
    emit('refund.updated', refund);
    emit('refund.failed', refund);
    return refund;
  }

  const control: Refunds = {
    get: (id) => tables.get('refund', id),
    all: () => tables.all('refund'),
    inDashboard(id, { amount, reason, reverseTransfer = false, refundApplicationFee = false } = {}) {
      const what = tables.get('charge', id) === undefined ? { payment_intent: id } : { charge: id };
      const boxes = { reverse_transfer: reverseTransfer, refund_application_fee: refundApplicationFee };
      return create({ ...what, ...boxes, amount, reason, metadata: {} });
    },
    failNext(times = 1) {
      fates = [...fates, ...Array.from({ length: times }, () => 'fail' as const)];
    },
    pendNext(times = 1) {
      fates = [...fates, ...Array.from({ length: times }, () => 'pend' as const)];
    },
    settle(id, outcome) {
      const refund = tables.require('refund', id);
      if (refund.status === 'failed' || refund.status === outcome) throw new Error(`${id} is ${refund.status} already`);
      if (outcome === 'failed') return fail(refund);
      const settled = tables.update('refund', id, { status: 'succeeded' });
      emit('refund.updated', settled);
      return settled;
    },
  };
  return { ...control, create };
}

/** The fields of a refund that come from its charge and from the request. */
function newRefund(charge: Charge, { metadata, reason }: RefundParams) {
  return {
    object: 'refund' as const,
    charge: charge.id,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: 'card', card: { type: 'refund' as const } },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
  };
}

export type RefundDesk = ReturnType<typeof createRefunds>;
