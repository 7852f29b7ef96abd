import type { Charge } from '../stripe-object.ts';

interface Share {
  /** What is refunded of the charge. */
  part: number;
  charge: Charge;
  /** What has not gone back yet. */
  left: number;
}

/**
 * What goes back of a transfer or a fee along with part of its charge, to the nearest cent. The refund that completes
 * the charge takes what is left, so that nothing is lost to rounding.
 */
export function proportion(whole: number, { part, charge, left }: Share): number {
  if (charge.amount_refunded + part === charge.amount) return left;
  return Math.min(left, Math.round((whole * part) / charge.amount));
}
