import { proportion } from '../proportion.ts';
import { Refusal } from '../refusal.ts';
import type { Charge } from '../stripe-object.ts';
import type { Tables } from '../tables.ts';
import type { RefundParams } from './refunds.ts';

export interface Part {
  id: string;
  share: number;
}

/** What goes back of the transfer; a Refusal if less is left of it. Nothing is ever taken in part without a word. */
export function transferShare(tables: Tables, params: RefundParams, charge: Charge, part: number): Part | null {
  if (!params.reverse_transfer) return null;
  const param = 'reverse_transfer';
  const transfer = charge.transfer === undefined ? undefined : tables.get('transfer', String(charge.transfer));
  if (transfer === undefined) {
    throw new Refusal('Cannot reverse transfer: this charge has no associated transfer.', { param });
  }
  const { id, amount, amount_reversed: reversed } = transfer;
  const share = proportion(amount, { of: charge.amount, before: charge.amount_refunded, part });
  if (reversed === amount) throw new Refusal(`Transfer ${id} is already fully reversed.`, { param });
  if (share > amount - reversed) {
    const message = `Transfer reversal amount (${share}) is greater than unreversed amount on transfer (${amount - reversed})`;
    throw new Refusal(message, { param });
  }
  return share === 0 ? null : { id, share };
}

/** What goes back of the platform's fee; the same holds for it. */
export function feeShare(tables: Tables, params: RefundParams, charge: Charge, part: number): Part | null {
  if (!params.refund_application_fee) return null;
  const param = 'refund_application_fee';
  const fee = charge.application_fee === null ? undefined : tables.get('application_fee', charge.application_fee);
  if (fee === undefined) {
    throw new Refusal('Cannot refund application fee: this charge has no associated application fee.', { param });
  }
  const { id, amount, amount_refunded: refunded } = fee;
  const share = proportion(amount, { of: charge.amount, before: charge.amount_refunded, part });
  // Assumed: Stripe documents that a transfer is not reversed twice, and is silent about fees.
  if (share > amount - refunded) {
    const message = `Refund amount (${share}) is greater than unrefunded amount on application fee (${amount - refunded})`;
    throw new Refusal(message, { param });
  }
  return share === 0 ? null : { id, share };
}
