import type { DisputeSnapshot } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';

/** The statuses that the SDK declares; Stripe may send others. */
type Known =
  Extract<Stripe.Dispute.Status, string> extends infer S
    ? S extends string
      ? string extends S
        ? never
        : S
      : never
    : never;

/** inquiry: nothing was withdrawn. prevented: its balance transactions say whether something was. */
const meanings: Record<Known, DisputeSnapshot['status'] | 'inquiry' | 'prevented'> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry',
  warning_closed: 'inquiry',
  needs_response: 'open',
  under_review: 'open',
  appeal_needs_response: 'appealed',
  appeal_under_review: 'appealed',
  won: 'won',
  lost: 'lost',
  prevented: 'prevented',
};

/** `inquiry`: no money has moved. `unknown_status`: this code does not handle the status. */
export function disputeOf(dispute: Stripe.Dispute): DisputeSnapshot | 'inquiry' | 'unknown_status' {
  const { id: disputeId, payment_intent, amount, status, balance_transactions } = dispute;
  const paymentId = typeof payment_intent === 'string' ? payment_intent : payment_intent?.id;
  if (paymentId === undefined) return 'inquiry';
  if (!isKnown(status)) return 'unknown_status';
  const meaning = meanings[status];
  if (meaning === 'inquiry') return meaning;
  if (meaning !== 'prevented') return { disputeId, paymentId, amount, status: meaning };
  const withdrawn = balance_transactions.reduce((total, transaction) => total - transaction.amount, 0);
  return { disputeId, paymentId, amount, status: withdrawn > 0 ? 'lost' : 'won' };
}

function isKnown(status: string): status is Known {
  return Object.hasOwn(meanings, status);
}
