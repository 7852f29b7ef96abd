import type { Payments } from './payments.ts';

/** What the verbs that ask Stripe work with. */
export interface PaymentPorts {
  payments: Payments;
  now: () => Date;
}

export interface CheckoutPorts {
  /** Null where Stripe is not configured: then only free tickets can be had. */
  payments: Payments | null;
  now: () => Date;
  /** What the platform keeps of a ticket, in basis points. */
  feeBps: number;
}

/** Who asks: a `User` of `@ticket-hub/users`, whose token or whose row has named them. */
export interface Actor {
  id: string;
  clerkId: string;
}
