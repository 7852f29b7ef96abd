import type { FailedPayout } from '@ticket-hub/users';
import type Stripe from 'stripe';

/** More than two weeks of daily payouts. */
const LATEST = 20;

/**
 * By currency, the account's last failed payout, unless a payout that was created after the failure was paid. A payout
 * that was already in transit proves nothing about the bank account.
 */
export async function failedPayouts(stripe: Stripe, stripeAccount: string): Promise<FailedPayout[]> {
  const expand = ['data.failure_balance_transaction'];
  const { data } = await stripe.payouts.list({ limit: LATEST, expand }, { stripeAccount });
  const failed = new Map<string, FailedPayout>();
  for (const payout of data.toReversed()) {
    const currency = payout.currency.toUpperCase();
    const open = failed.get(currency);
    if (payout.status === 'failed') failed.set(currency, failureOf(payout, currency));
    else if (payout.status === 'paid' && open && time(payout.created) >= open.failedAt) failed.delete(currency);
  }
  return [...failed.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

function failureOf(payout: Stripe.Payout, currency: string): FailedPayout {
  const { amount, failure_code, failure_balance_transaction: cameBack, created } = payout;
  const failedAt = time(cameBack !== null && typeof cameBack === 'object' ? cameBack.created : created);
  return { amount, currency, code: failure_code, failedAt };
}

function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
