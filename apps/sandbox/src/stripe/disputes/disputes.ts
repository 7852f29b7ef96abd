import { type Books, bookTransaction, seconds } from '../books.ts';
import { buyerOf } from '../payments/buyer-of.ts';
import { Refusal } from '../refusal.ts';
import type { Charge, Dispute } from '../stripe-object.ts';
import { newDispute } from './new-dispute.ts';

/** What buyers and their banks do about payments, out of the application's sight. */
export interface Disputes {
  get(id: string): Dispute | undefined;
  /** Oldest first. */
  all(): Dispute[];
  /** The bank takes the money back from the platform at once; the transfer stays as it is. */
  open(chargeOrPaymentIntent: string, reason?: string): Dispute;
  close(id: string, outcome: 'won' | 'lost'): Dispute;
}

export function createDisputes(books: Books): Disputes {
  const { tables, ledger, emit, pricing } = books;

  function chargeOf(id: string): Charge {
    const intent = tables.get('payment_intent', id);
    return tables.require('charge', intent?.latest_charge ?? id);
  }

  return {
    get: (id) => tables.get('dispute', id),
    all: () => tables.all('dispute'),
    open(id, reason = 'fraudulent') {
      const charge = chargeOf(id);
      if (charge.status !== 'succeeded') throw new Refusal(`${charge.id} is ${charge.status}: nothing to dispute`);
      if (charge.disputed) throw new Refusal(`${charge.id} is disputed already`);
      const amount = charge.amount - charge.amount_refunded;
      const { currency } = charge;
      const dispute = newDispute(charge, amount, reason, { now: seconds(books), livemode: books.livemode });
      const { id: source } = dispute;
      ledger.move({ kind: 'dispute', source, currency, from: 'platform', to: buyerOf(charge), amount });
      ledger.move({ kind: 'dispute_fee', source, currency, from: 'platform', to: 'stripe', amount: pricing.dispute });
      bookTransaction(books, { type: 'adjustment', amount: -amount, fee: pricing.dispute, source, currency });
      tables.put('dispute', dispute);
      tables.update('charge', charge.id, { disputed: true });
      emit('charge.dispute.created', dispute);
      emit('charge.dispute.funds_withdrawn', dispute);
      return dispute;
    },
    close(id, outcome) {
      const { status, amount, currency, charge: chargeId } = tables.require('dispute', id);
      if (status !== 'needs_response' && status !== 'under_review') throw new Refusal(`${id} is ${status} already`);
      const charge = tables.require('charge', String(chargeId));
      const dispute = tables.update('dispute', id, { status: outcome });
      emit('charge.dispute.closed', dispute);
      if (outcome === 'lost') return dispute;
      ledger.move({ kind: 'dispute_reversal', source: id, currency, from: buyerOf(charge), to: 'platform', amount });
      bookTransaction(books, { type: 'adjustment', amount, source: id, currency });
      emit('charge.dispute.funds_reinstated', dispute);
      return dispute;
    },
  };
}
