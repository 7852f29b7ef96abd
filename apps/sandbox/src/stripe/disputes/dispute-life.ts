import type Stripe from 'stripe';

/** The statuses that the SDK knows by name. */
export type DisputeStatus = Named<Stripe.Dispute.Status>;
type Named<S> = S extends string ? (string extends S ? never : S) : never;

/** Which status may follow which. */
const next: Record<DisputeStatus, DisputeStatus[]> = {
  warning_needs_response: ['warning_under_review', 'warning_closed', 'needs_response'],
  warning_under_review: ['warning_closed', 'needs_response'],
  warning_closed: [],
  needs_response: ['under_review', 'won', 'lost'],
  under_review: ['won', 'lost'],
  won: [],
  lost: ['appeal_needs_response'],
  // Without an answer in time it stays lost.
  appeal_needs_response: ['appeal_under_review', 'won', 'lost'],
  appeal_under_review: ['won', 'lost'],
  prevented: [],
};

export function mayFollow(from: Stripe.Dispute.Status, to: DisputeStatus): boolean {
  return isNamed(from) && next[from].includes(to);
}

/** What a dispute becomes when the evidence is in. */
export const reviewed: Partial<Record<string, DisputeStatus>> = {
  warning_needs_response: 'warning_under_review',
  needs_response: 'under_review',
  appeal_needs_response: 'appeal_under_review',
};

function isNamed(status: string): status is DisputeStatus {
  return Object.hasOwn(next, status);
}
