import type { Charge } from '../stripe-object.ts';

/** The buyer's name in the ledger. */
export function buyerOf({ billing_details: { email } }: Charge): string {
  return email ?? 'buyer';
}
