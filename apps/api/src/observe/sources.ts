import type { Delivery } from '@ticket-hub/inbox';

/**
 * Whose deliveries the ledger keeps: the vendors', and two of our own. `first-request`: somebody whom no delivery had
 * brought was fetched. `stripe-found`: a change at Stripe was found before any event told of it.
 */
export const sources = ['clerk', 'first-request', 'stripe', 'stripe-found'] as const;

export type Source = (typeof sources)[number];

/** The ones that send webhooks. */
export type VendorSource = Extract<Source, 'clerk' | 'stripe'>;

/** Those whose rows can name a user. */
export const sourcesOfUsers = ['clerk', 'first-request'] as const satisfies readonly Source[];

export type Received<From extends Source = Source> = Delivery & { source: From };
