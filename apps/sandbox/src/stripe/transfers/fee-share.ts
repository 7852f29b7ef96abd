import type { Books } from '../books.ts';
import type { ApplicationFee } from '../stripe-object.ts';

/** What of the platform's fee goes back with part of a transfer; all that is left of it with the last part. */
export function feeShare(
  { tables }: Books,
  transferId: string,
  wanted: number | undefined,
): { fee: ApplicationFee; amount: number } | undefined {
  const { amount, amount_reversed: reversed, source_transaction: charge } = tables.require('transfer', transferId);
  const fee = tables.all('application_fee').find((one) => one.charge === charge);
  if (!fee) return undefined;
  const left = fee.amount - fee.amount_refunded;
  const part = wanted ?? amount - reversed;
  if (reversed + part >= amount) return { fee, amount: left };
  return { fee, amount: Math.min(left, Math.round((fee.amount * part) / amount)) };
}
