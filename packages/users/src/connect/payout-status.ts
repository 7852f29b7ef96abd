import type { Reader } from '@ticket-hub/db';
import type { FailedPayout, Requirement } from './stripe-accounts.ts';

export interface PayoutStatus {
  /**
   * none: no account. onboarding: Stripe needs more information. restricted: it has worked before, works only in part, or
   * was rejected. active: can receive money and be paid out. closed: until Stripe restores it; connecting again creates
   * another account.
   */
  state: 'none' | 'onboarding' | 'restricted' | 'active' | 'closed';
  /** Stripe has rejected it: nothing that its owner enters changes that. */
  rejected: boolean;
  canReceive: boolean;
  canBePaidOut: boolean;
  requirements: Requirement[];
  deadline: string | null;
  /** Payouts that failed and were not followed by a successful one, at most one per currency. */
  failedPayouts: FailedPayout[];
}

const none: PayoutStatus = {
  state: 'none',
  rejected: false,
  canReceive: false,
  canBePaidOut: false,
  requirements: [],
  deadline: null,
  failedPayouts: [],
};

/** What the user's account may do, as of Stripe's latest answer. Undefined when there is no such user. */
export async function payoutStatus(db: Reader, clerkId: string): Promise<PayoutStatus | undefined> {
  const row = await db
    .selectFrom('users')
    .leftJoin('connect_accounts as account', 'account.id', 'users.stripe_connect_id')
    .select([
      'account.id',
      'account.can_receive',
      'account.can_be_paid_out',
      'account.rejected',
      'account.requirements',
    ])
    .select(['account.deadline', 'account.activated_at', 'account.closed_at', 'account.failed_payouts'])
    .where('users.clerk_id', '=', clerkId)
    .where('users.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.id === null) return none;
  return {
    state: stateOf(row),
    rejected: row.rejected === 1,
    canReceive: row.can_receive === 1,
    canBePaidOut: row.can_be_paid_out === 1,
    requirements: JSON.parse(row.requirements ?? '[]') as Requirement[],
    deadline: row.deadline,
    failedPayouts: JSON.parse(row.failed_payouts ?? '[]') as FailedPayout[],
  };
}

interface Flags {
  can_receive: number | null;
  can_be_paid_out: number | null;
  rejected: number | null;
  activated_at: string | null;
  closed_at: string | null;
}

function stateOf(row: Flags): PayoutStatus['state'] {
  if (row.closed_at !== null) return 'closed';
  if (row.can_receive === 1 && row.can_be_paid_out === 1) return 'active';
  return row.rejected === 1 || row.activated_at !== null ? 'restricted' : 'onboarding';
}
