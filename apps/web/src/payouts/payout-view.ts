import type { Answers } from '../api/trpc.ts';

export type PayoutStatus = Answers['payouts']['status'];

/**
 * What the page says of an account: one thing at a time. onboarding: its owner has to go on at Stripe. checking: Stripe has
 * to. bank_missing: tickets can be sold, and only the bank is missing. due: all works, and something is asked for.
 * payout_failed: all works, and the bank has sent money back.
 */
export type PayoutView =
  | 'none'
  | 'onboarding'
  | 'checking'
  | 'bank_missing'
  | 'restricted'
  | 'rejected'
  | 'due'
  | 'payout_failed'
  | 'active'
  | 'closed';

export function viewOf(status: PayoutStatus): PayoutView {
  const { state, rejected, canReceive, failedPayouts } = status;
  if (state === 'none' || state === 'closed') return state;
  if (rejected) return 'rejected';
  const wanted = wantedOf(status);
  if (state === 'active') {
    if (failedPayouts.length > 0) return 'payout_failed';
    return wanted.length > 0 ? 'due' : 'active';
  }
  if (wanted.length === 0) return 'checking';
  if (canReceive && wanted.every(isBank)) return 'bank_missing';
  return state;
}

/** Stripe's codes of what its owner has to enter. */
function wantedOf({ requirements }: PayoutStatus): string[] {
  return requirements.filter(({ awaiting }) => awaiting === 'user').map(({ code }) => code);
}

function isBank(code: string): boolean {
  return /payout_methods|external_account/.test(code);
}
