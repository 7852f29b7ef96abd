import { type Books, bookTransaction, seconds } from '../books.ts';
import { wholeList } from '../list.ts';
import { stripeId } from '../stripe-id.ts';
import type { TransferReversal } from '../stripe-object.ts';

interface Reversal {
  amount: number;
  /** The refund it comes from, if it comes from one. */
  refund: string | null;
  metadata: Record<string, string>;
}

/** Money goes back from an organizer's account to the platform, below zero if need be: the platform bears their losses. */
export function reverseTransfer(books: Books, transferId: string, { amount, refund, metadata }: Reversal) {
  const { tables, ledger } = books;
  const transfer = tables.require('transfer', transferId);
  const { currency, destination } = transfer;
  if (amount > transfer.amount - transfer.amount_reversed)
    throw new Error(`${transferId} has less than ${amount} left`);
  const id = stripeId('trr');
  const from = destination ?? '';
  ledger.move({ kind: 'transfer_reversal', source: id, currency, from, to: 'platform', amount });
  const reversal: TransferReversal = tables.put('transfer_reversal', {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: bookTransaction(books, { type: 'transfer_refund', amount, source: id, currency }),
    created: seconds(books),
    currency,
    destination_payment_refund: stripeId('pyr'),
    metadata,
    source_refund: refund,
    transfer: transfer.id,
  });
  const reversed = transfer.amount_reversed + amount;
  const reversals = tables.all('transfer_reversal').filter((other) => other.transfer === transfer.id);
  const after = tables.update('transfer', transfer.id, {
    amount_reversed: reversed,
    reversed: reversed === transfer.amount,
    reversals: wholeList(reversals, `/v1/transfers/${transfer.id}/reversals`),
  });
  books.emit('transfer.reversed', after, { previous: { amount_reversed: transfer.amount_reversed } });
  return reversal;
}
