import { currencyOf } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import { type Answer, unlessNotFound } from './client.ts';

/** How many of the latest payouts are shown. */
const LATEST = 5;

/** Somebody waits for it, and asks again by themselves. */
const TIMEOUT_MS = 4_000;

/** Minor units. */
interface Amount {
  amount: number;
  currency: string;
  digits: number;
}

export interface ShownPayout extends Amount {
  id: string;
  /** pending: Stripe has not sent it yet. */
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  /** When it is, or was, expected at the bank. */
  arrivesAt: string;
}

export interface Balance {
  state: 'known';
  /** Can be paid out now. */
  available: Amount[];
  /** Paid by buyers, and not available yet. */
  pending: Amount[];
  /** The latest first. */
  payouts: ShownPayout[];
}

/** `none`: there is no such account any more. */
export type AskedBalance = Balance | { state: 'none' | 'unavailable' };

/** What an account holds at Stripe, and what was paid out last. */
export type AskBalance = (accountId: string) => Promise<AskedBalance>;

export function askBalance(stripe: Stripe, answer: Answer): AskBalance {
  return async (stripeAccount) => {
    const options = { stripeAccount, timeout: TIMEOUT_MS, maxNetworkRetries: 0 };
    const found = await answer(() =>
      Promise.all([stripe.balance.retrieve({}, options), stripe.payouts.list({ limit: LATEST }, options)]).catch(
        unlessNotFound,
      ),
    );
    if (found === 'unknown') return { state: 'none' };
    if (found === 'unavailable' || 'refused' in found) return { state: 'unavailable' };
    const [{ available, pending }, { data }] = found;
    return {
      state: 'known',
      available: available.map(amountOf),
      pending: pending.map(amountOf),
      payouts: data.map(payoutOf),
    };
  };
}

function amountOf({ amount, currency }: { amount: number; currency: string }): Amount {
  const code = currency.toUpperCase();
  return { amount, currency: code, digits: currencyOf(code)?.digits ?? 2 };
}

function payoutOf(payout: Stripe.Payout): ShownPayout {
  const { id, status, arrival_date } = payout;
  return {
    id,
    ...amountOf(payout),
    status: isStatus(status) ? status : 'pending',
    arrivesAt: new Date(arrival_date * 1000).toISOString(),
  };
}

function isStatus(status: string): status is ShownPayout['status'] {
  return ['pending', 'in_transit', 'paid', 'failed', 'canceled'].includes(status);
}
