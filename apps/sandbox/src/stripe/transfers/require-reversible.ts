import type { Books } from '../books.ts';
import { Refusal } from '../refusal.ts';

interface Asked {
  id: string;
  /** Undefined: all that is left. */
  wanted: number | undefined;
  /** What the account is given back of the platform's fee along with it. */
  coming: number;
}

/** How much of a transfer a reversal of its own takes back; or why it cannot. */
export function requireReversible({ tables, ledger }: Books, { id, wanted, coming }: Asked): number {
  const { amount, amount_reversed: reversed, currency, destination } = tables.require('transfer', id);
  const left = amount - reversed;
  if (left === 0) throw new Refusal(`Transfer ${id} is already fully reversed.`);
  const asked = wanted ?? left;
  if (asked > left) {
    const message = `Transfer reversal amount (${asked}) is greater than unreversed amount on transfer (${left})`;
    throw new Refusal(message, { param: 'amount' });
  }
  // A refund may leave an account in debt, a reversal by itself may not.
  if (ledger.balanceOf(destination ?? '', currency) + coming < asked) {
    const message = "The connected account's balance is not sufficient for this reversal.";
    throw new Refusal(message, { code: 'balance_insufficient', param: 'amount' });
  }
  return asked;
}
