import type { Refund } from '../stripe-object.ts';

/** The options of a manual refund in Stripe's dashboard. */
export interface DashboardRefund {
  /** All that is left of the payment, if left out. */
  amount?: number;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  /** Two boxes to tick for a payment that was passed on; neither is ticked beforehand. */
  reverseTransfer?: boolean;
  refundApplicationFee?: boolean;
}

/** Refunds in the dashboard, and what banks do with them, which the application does not control. */
export interface Refunds {
  get(id: string): Refund | undefined;
  /** Oldest first. */
  all(): Refund[];
  /** A refund in Stripe's dashboard, without a request of the application. */
  inDashboard(chargeOrPaymentIntent: string, choices?: DashboardRefund): Refund;
  /** The next refunds are accepted, answered as `pending`, and then fail: the money comes back to the platform. */
  failNext(times?: number): void;
  /** The next refunds stay `pending` until settle(). */
  pendNext(times?: number): void;
  /** Ends a pending refund, or lets one fail that had succeeded. */
  settle(id: string, outcome: 'succeeded' | 'failed'): Refund;
}
