import type { Tables } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import type { AccountSnapshot } from './stripe-accounts.ts';

type Row = Selectable<Tables['connect_accounts']>;

/** The columns of an account that hold Stripe's answer. */
type Columns = Pick<
  Row,
  | 'can_receive'
  | 'can_be_paid_out'
  | 'rejected'
  | 'requirements'
  | 'deadline'
  | 'failed_payouts'
  | 'activated_at'
  | 'closed_at'
>;

export function columnsOf(snapshot: AccountSnapshot, { before, now }: { before: Row; now: Date }): Columns {
  const { closed, transfers, payouts, failedPayouts } = snapshot;
  const canReceive = !closed && transfers === 'active';
  const at = now.toISOString();
  return {
    can_receive: canReceive ? 1 : 0,
    can_be_paid_out: !closed && payouts === 'active' ? 1 : 0,
    rejected: [transfers, payouts].includes('rejected') ? 1 : 0,
    requirements: JSON.stringify(snapshot.requirements),
    deadline: snapshot.deadline,
    failed_payouts: failedPayouts ? JSON.stringify(failedPayouts) : before.failed_payouts,
    activated_at: before.activated_at ?? (canReceive ? at : null),
    closed_at: closed ? (before.closed_at ?? at) : null,
  };
}

/**
 * Disconnected, or not this platform's: no money can be sent there now. The link is kept, because the cause may be a
 * wrong secret key, and so is `closed_at`.
 */
export const unreachable = {
  can_receive: 0,
  can_be_paid_out: 0,
  rejected: 0,
  requirements: '[]',
  deadline: null,
} satisfies Partial<Columns>;
