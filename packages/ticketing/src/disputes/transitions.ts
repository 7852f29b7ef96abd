import type { DisputeSnapshot } from '../ports/payments.ts';

type DisputeState = DisputeSnapshot['status'];

/** A dispute's life: what may follow. Won is final; what was lost can be appealed, and be won after all. */
export const disputeTransitions: Record<DisputeState, readonly DisputeState[]> = {
  open: ['appealed', 'won', 'lost'],
  appealed: ['won', 'lost'],
  lost: ['appealed', 'won'],
  won: [],
};

export function canBecome(state: DisputeState, next: DisputeState): boolean {
  return disputeTransitions[state].includes(next);
}
