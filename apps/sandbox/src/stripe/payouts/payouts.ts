import { type Books, bookTransaction, seconds } from '../books.ts';
import { Refusal } from '../refusal.ts';
import { stripeId } from '../stripe-id.ts';
import type { Payout } from '../stripe-object.ts';

/** What Stripe sends to the organizers' banks. It does so by itself; here when told to. */
export interface Payouts {
  /** Of one account, oldest first. */
  of(accountId: string): Payout[];
  /** All that the account holds, one payout a currency; nothing if it holds nothing. */
  send(accountId: string): Payout[];
}

export function createPayouts(books: Books): Payouts {
  const { tables, ledger, accounts } = books;

  function pay(account: string, currency: string, amount: number): Payout {
    const id = stripeId('po');
    ledger.move({ kind: 'payout', source: id, currency, from: account, to: `bank:${account}`, amount });
    return tables.put('payout', {
      id,
      object: 'payout',
      amount,
      application_fee: null,
      application_fee_amount: null,
      arrival_date: seconds(books),
      automatic: true,
      balance_transaction: bookTransaction(books, { type: 'payout', amount: -amount, source: id, currency }),
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
      status: 'paid',
      trace_id: null,
      type: 'bank_account',
    });
  }

  return {
    of(accountId) {
      const own = ledger.entries.filter(({ kind, lines }) => kind === 'payout' && lines[0]?.holder === accountId);
      const ids = new Set(own.map(({ source }) => source));
      return tables.all('payout').filter(({ id }) => ids.has(id));
    },
    send(accountId) {
      const { configuration } = accounts.require(accountId);
      if (configuration?.recipient?.capabilities?.stripe_balance?.payouts?.status !== 'active') {
        throw new Refusal(`${accountId} cannot be paid out`, { code: 'payouts_not_allowed' });
      }
      const held = Object.entries(ledger.balancesOf(accountId));
      return held.filter(([, amount]) => amount > 0).map(([currency, amount]) => pay(accountId, currency, amount));
    },
  };
}
