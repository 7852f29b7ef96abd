import { type Books, bookTransaction } from '../books.ts';
import { Refusal } from '../refusal.ts';
import { stripeId } from '../stripe-id.ts';
import type { Payout } from '../stripe-object.ts';
import { newPayout } from './new-payout.ts';

/** Payouts to the organizers' banks. Stripe makes them automatically, the sandbox on request. */
export interface Payouts {
  get(id: string): Payout | undefined;
  /** Of one account, oldest first. */
  of(accountId: string): Payout[];
  /** All that is available to the account, one payout a currency; nothing if nothing is. */
  send(accountId: string, state?: 'paid' | 'in_transit'): Payout[];
  /** What the bank does with it. One that it had taken may come back, too: the account holds the money again. */
  settle(id: string, outcome: 'paid' | 'failed', failureCode?: string): Payout;
  /** How long a payment is pending before it is available and can be paid out; not at all, unless this is set. */
  pendingMs: number;
  /** What an account or the platform holds, by currency. */
  balanceOf(holder: string): Record<string, { available: number; pending: number }>;
}

export function createPayouts(books: Books): Payouts {
  const { clock, tables, ledger, accounts, emit } = books;

  function pay(account: string, currency: string, amount: number, state: 'paid' | 'in_transit'): Payout {
    const id = stripeId('po');
    ledger.move({ kind: 'payout', source: id, currency, from: account, to: `bank:${account}`, amount });
    const booked = bookTransaction(books, { type: 'payout', amount: -amount, source: id, currency });
    const payout = newPayout(books, { id, account, amount, currency, booked });
    tables.put('payout', payout);
    emit('payout.created', payout, { account });
    return state === 'paid' ? arrive(payout) : payout;
  }

  function arrive({ id, status }: Payout): Payout {
    const payout = tables.update('payout', id, { status: 'paid' });
    const account = accountOf(id);
    emit('payout.updated', payout, { account, previous: { status } });
    emit('payout.paid', payout, { account });
    return payout;
  }

  function comeBack({ id, amount, currency, status }: Payout, code: string): Payout {
    const account = accountOf(id);
    ledger.move({ kind: 'payout_failure', source: id, currency, from: `bank:${account}`, to: account, amount });
    const payout = tables.update('payout', id, {
      status: 'failed',
      failure_balance_transaction: bookTransaction(books, { type: 'payout_failure', amount, source: id, currency }),
      failure_code: code,
      failure_message: `The bank did not take the payout (${code}).`,
    });
    emit('payout.updated', payout, { account, previous: { status, failure_code: null } });
    emit('payout.failed', payout, { account });
    return payout;
  }

  /** A payout does not say whose it is: Stripe shows it to its account alone. */
  function accountOf(id: string): string {
    const entry = ledger.entries.find(({ kind, source }) => kind === 'payout' && source === id);
    return entry?.lines[0]?.holder ?? '';
  }

  function pendingOf(holder: string, currency: string): number {
    const since = clock.now() - control.pendingMs;
    return ledger.entries
      .filter((entry) => entry.currency === currency && entry.kind === 'transfer' && entry.at > since)
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => (line.holder === holder ? sum + Math.max(0, line.amount) : sum), 0);
  }

  const control: Payouts = {
    pendingMs: 0,
    balanceOf(holder) {
      const held = Object.entries(ledger.balancesOf(holder)).map(([currency, amount]) => {
        const pending = Math.min(Math.max(0, amount), pendingOf(holder, currency));
        return [currency, { available: amount - pending, pending }] as const;
      });
      return Object.fromEntries(held);
    },
    get: (id) => tables.get('payout', id),
    of: (accountId) => tables.all('payout').filter(({ id }) => accountOf(id) === accountId),
    send(accountId, state = 'paid') {
      const { configuration } = accounts.require(accountId);
      if (configuration?.recipient?.capabilities?.stripe_balance?.payouts?.status !== 'active') {
        throw new Refusal(`${accountId} cannot be paid out`, { code: 'payouts_not_allowed' });
      }
      return Object.entries(control.balanceOf(accountId))
        .filter(([, { available }]) => available > 0)
        .map(([currency, { available }]) => pay(accountId, currency, available, state));
    },
    settle(id, outcome, failureCode = 'account_closed') {
      const payout = tables.require('payout', id);
      if (payout.status === 'failed' || payout.status === outcome)
        throw new Refusal(`${id} is ${payout.status} already`);
      return outcome === 'paid' ? arrive(payout) : comeBack(payout, failureCode);
    },
  };
  return control;
}
