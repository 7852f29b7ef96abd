import type { Charge } from '../stripe-object.ts';

/** Who the ledger says paid. */
export function buyerOf({ billing_details: { email } }: Charge): string {
  return email ?? 'buyer';
}
