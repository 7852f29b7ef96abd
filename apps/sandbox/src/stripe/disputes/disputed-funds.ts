import { type Books, bookTransaction } from '../books.ts';
import { buyerOf } from '../payments/buyer-of.ts';
import type { Dispute } from '../stripe-object.ts';

/** The buyer's bank takes what is left of the payment from the platform; Stripe keeps the fee, whatever comes of it. */
export function withdraw(books: Books, id: string, fee: number): Dispute {
  const { tables, ledger } = books;
  const { currency, charge: chargeId } = tables.require('dispute', id);
  const charge = tables.require('charge', String(chargeId));
  // An inquiry may have been refunded in part before it became a dispute.
  const amount = charge.amount - charge.amount_refunded;
  ledger.move({ kind: 'dispute', source: id, currency, from: 'platform', to: buyerOf(charge), amount });
  ledger.move({ kind: 'dispute_fee', source: id, currency, from: 'platform', to: 'stripe', amount: fee });
  tables.update('dispute', id, { amount });
  return book(books, id, { amount: -amount, fee });
}

/** Returns the withdrawn money to the platform. */
export function reinstate(books: Books, id: string): Dispute {
  const { tables, ledger } = books;
  const { amount, currency, charge: chargeId } = tables.require('dispute', id);
  const charge = tables.require('charge', String(chargeId));
  ledger.move({ kind: 'dispute_reversal', source: id, currency, from: buyerOf(charge), to: 'platform', amount });
  return book(books, id, { amount });
}

function book(books: Books, id: string, money: { amount: number; fee?: number }): Dispute {
  const { tables } = books;
  const { currency, balance_transactions: before } = tables.require('dispute', id);
  const booked = bookTransaction(books, { type: 'adjustment', source: id, currency, ...money });
  const balance_transactions = [...before, tables.require('balance_transaction', booked)];
  return tables.update('dispute', id, { balance_transactions });
}
