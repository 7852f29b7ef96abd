import type { Transaction } from '@ticket-hub/db';
import type { MovementRow } from './movement.ts';

type MovementState = MovementRow['status'];

/** How many refusals of Stripe it takes to give a movement up; again as many after a retry. */
export const ATTEMPTS = 5;

interface Transition {
  from: readonly MovementState[];
  to: MovementState;
}

/**
 * The life of a movement of money. It begins `due`, in the transaction that makes it due, and a sweep performs it. Only
 * `transitionMovements` writes its state, but for the statements that insert it: they make what was dropped due again.
 */
export const movementTransitions = {
  /** Its money has moved, whatever became of it here meanwhile. */
  done: { from: ['due', 'failed', 'dropped'], to: 'done' },
  /** There is nothing left to move. */
  needless: { from: ['due'], to: 'dropped' },
  /** Stripe said no, or the bank sent the money back: tried again later. */
  refused: { from: ['due', 'dropped', 'done'], to: 'due' },
  refused_too_often: { from: ['due', 'dropped', 'done'], to: 'failed' },
  /** Stripe said no because of a dispute or of what was refunded in its dashboard. */
  refused_as_needless: { from: ['due', 'dropped', 'done'], to: 'dropped' },
  /** By the organizer or an operator. */
  retried: { from: ['failed'], to: 'due' },
  /** Only a refund without a key, which no sweep has begun: Stripe refunds nothing while a dispute is open. */
  disputed: { from: ['due', 'failed'], to: 'dropped' },
  /** What its dispute has kept from being refunded beyond whole tickets. */
  dispute_won: { from: ['dropped'], to: 'due' },
  /** Its ticket was refunded in Stripe's dashboard. */
  refunded_in_dashboard: { from: ['due', 'failed'], to: 'dropped' },
} as const satisfies Record<string, Transition>;

export type MovementReason = keyof typeof movementTransitions;

/** Takes movements to where the reason leads them: the caller adds which. What is not due any more is not looked at. */
export function transitionMovements(tx: Transaction, reason: MovementReason) {
  const { from, to } = movementTransitions[reason];
  return tx
    .updateTable('movements')
    .set({ status: to, ...(to !== 'due' && { look_at: null }) })
    .where('status', 'in', from);
}
