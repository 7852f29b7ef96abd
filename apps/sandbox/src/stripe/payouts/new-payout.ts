import { type Books, seconds } from '../books.ts';
import type { Payout } from '../stripe-object.ts';

interface Sent {
  id: string;
  account: string;
  amount: number;
  currency: string;
  /** The line in the account's balance. */
  booked: string;
}

/** On its way to the bank. */
export function newPayout(books: Books, { id, account, amount, currency, booked }: Sent): Payout {
  return {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: seconds(books),
    automatic: true,
    balance_transaction: booked,
    created: seconds(books),
    currency,
    description: 'STRIPE PAYOUT',
    destination: `ba_${account.slice(5)}`,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: books.livemode,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: null,
    type: 'bank_account',
  };
}
