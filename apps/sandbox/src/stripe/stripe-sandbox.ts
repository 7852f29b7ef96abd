import type { ApiControl } from '../api-control/api-control.ts';
import type { Endpoint } from '../outbox/outbox.ts';
import type { Accounts } from './accounts/account-control.ts';
import type { Checkout } from './checkout/checkout-control.ts';
import type { Disputes } from './disputes/dispute-control.ts';
import type { EventPayloads } from './events/events.ts';
import type { StripeOutbox } from './events/stripe-protocol.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Payouts } from './payouts/payouts.ts';
import type { Pricing } from './pricing.ts';
import type { Refunds } from './refunds/refund-control.ts';

export interface StripeSandbox {
  secretKey: string;
  accounts: Accounts;
  checkout: Checkout;
  refunds: Refunds;
  disputes: Disputes;
  payouts: Payouts;
  ledger: Ledger;
  /** What Stripe keeps of payments from now on: change it, or set it to nothing, as a test needs. */
  pricing: Pricing;
  /** Of the platform's own payments: snapshot events. */
  platformOutbox: StripeOutbox;
  /** Of connected accounts: thin events, and the snapshot event of an owner who takes back the access. */
  connectOutbox: StripeOutbox;
  /** Whether either is told of events of v1 in snapshots, in thin notifications, or in both: change it as a test needs. */
  payloads: EventPayloads;
  /** Resolves when everything that is due now at either endpoint has been attempted. */
  delivered(): Promise<void>;
  /** Faults and a log of requests of the API. */
  api: ApiControl;
}

export interface StripeSettings {
  secretKey?: string;
  /** Can also be set later: `sandbox.stripe.platformOutbox.endpoint`. */
  platformEndpoint?: Endpoint;
  connectEndpoint?: Endpoint;
}
