import type { Charge } from '../stripe-object.ts';

/** The buyer's holder id in the ledger: their email address. */
export function buyerOf({ billing_details: { email } }: Charge): string {
  return email ?? 'buyer';
}
