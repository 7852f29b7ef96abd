import type { Delivery } from '@ticket-hub/inbox';

/**
 * Sources of the ledger's deliveries: the vendors, and two internal ones. `first-request`: a user whom no delivery had
 * brought was fetched. `stripe-found`: a change at Stripe was found before any event reported it.
 */
export const sources = ['clerk', 'first-request', 'stripe', 'stripe-found'] as const;

export type Source = (typeof sources)[number];

/** Sources that send webhooks. */
export type VendorSource = Extract<Source, 'clerk' | 'stripe'>;

/** Sources whose rows can name a user. */
export const sourcesOfUsers = ['clerk', 'first-request'] as const satisfies readonly Source[];

export type Received<From extends Source = Source> = Delivery & { source: From };
