import type { Books } from '../books.ts';
import { proportion } from '../proportion.ts';
import { Refusal } from '../refusal.ts';
import type { ApplicationFee } from '../stripe-object.ts';

const param = 'refund_application_fee';

/** The part of the platform's fee that is refunded with a partial reversal, or a Refusal. */
export function feeShare(
  { tables }: Books,
  transferId: string,
  wanted: number | undefined,
): { fee: ApplicationFee; amount: number } {
  const { amount: of, amount_reversed: before, source_transaction: charge } = tables.require('transfer', transferId);
  const fee = charge === null ? undefined : tables.all('application_fee').find((one) => one.charge === charge);
  if (fee === undefined) {
    const message = `Cannot refund application fee: the transfer ${transferId} has no associated application fee.`;
    throw new Refusal(message, { param });
  }
  const left = fee.amount - fee.amount_refunded;
  const amount = proportion(fee.amount, { of, before, part: wanted ?? of - before });
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on application fee (${left})`;
    throw new Refusal(message, { param });
  }
  return { fee, amount };
}
