import { type Books, bookTransaction, seconds } from '../books.ts';
import { wholeList } from '../list.ts';
import { stripeId } from '../stripe-id.ts';
import type { Transfer } from '../stripe-object.ts';

interface NewTransfer {
  amount: number;
  currency: string;
  destination: string;
  group: string | null;
  /** The charge that it passes on, if it passes one on. */
  charge: string | null;
  metadata: Record<string, string>;
}

/** Money goes from the platform to an organizer's account. */
export function sendTransfer(books: Books, { charge, destination, group, ...money }: NewTransfer): Transfer {
  const { amount, currency, metadata } = money;
  const id = stripeId('tr');
  books.ledger.move({ kind: 'transfer', source: id, currency, from: 'platform', to: destination, amount });
  return books.tables.put('transfer', {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: bookTransaction(books, { type: 'transfer', amount: -amount, source: id, currency }),
    created: seconds(books),
    currency,
    description: null,
    destination,
    destination_payment: stripeId('py'),
    livemode: books.livemode,
    metadata,
    reversals: wholeList([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: charge,
    source_type: 'card',
    transfer_group: group,
  });
}
