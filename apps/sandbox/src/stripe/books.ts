import type { Clock } from '../clock.ts';
import type { AccountStore } from './accounts/accounts.ts';
import type { Emit } from './events/snapshot-event.ts';
import type { createLedger } from './ledger/ledger.ts';
import type { Pricing } from './pricing.ts';
import { stripeId } from './stripe-id.ts';
import type { BalanceTransaction } from './stripe-object.ts';
import type { Tables } from './tables.ts';

/** All that a movement of money touches. */
export interface Books {
  clock: Clock;
  livemode: boolean;
  tables: Tables;
  accounts: AccountStore;
  ledger: ReturnType<typeof createLedger>;
  pricing: Pricing;
  emit: Emit;
}

export function seconds({ clock }: Pick<Books, 'clock'>): number {
  return Math.floor(clock.now() / 1000);
}

interface Booked {
  type: BalanceTransaction['type'];
  amount: number;
  fee?: number;
  source: string;
  currency: string;
}

/** A line of somebody's balance, as the API shows it; the ledger is where money is counted. */
export function bookTransaction(books: Books, { type, amount, fee = 0, source, currency }: Booked): string {
  const created = seconds(books);
  const feeDetail = {
    amount: fee,
    application: null,
    currency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  };
  const { id } = books.tables.put('balance_transaction', {
    id: stripeId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: created,
    balance_type: 'payments',
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail],
    net: amount - fee,
    reporting_category: type,
    source,
    status: 'available',
    type,
  });
  return id;
}
