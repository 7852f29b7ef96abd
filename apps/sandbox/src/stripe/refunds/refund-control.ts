import type { Refund } from '../stripe-object.ts';

/** What Stripe's dashboard asks whoever refunds by hand. */
export interface DashboardRefund {
  /** All that is left of the payment, if left out. */
  amount?: number;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  /** Two boxes to tick for a payment that was passed on; neither is ticked beforehand. */
  reverseTransfer?: boolean;
  refundApplicationFee?: boolean;
}

/** What banks do with refunds, out of the application's sight. */
export interface Refunds {
  get(id: string): Refund | undefined;
  /** Oldest first. */
  all(): Refund[];
  /** Somebody of the platform refunds a payment in Stripe's dashboard: no request of the application's asked for it. */
  inDashboard(chargeOrPaymentIntent: string, choices?: DashboardRefund): Refund;
  /** The next refunds are accepted, answered as `pending`, and then fail: the money comes back to the platform. */
  failNext(times?: number): void;
  /** The next refunds stay `pending` until settle(). */
  pendNext(times?: number): void;
  /** Ends a pending refund, or lets one fail that had succeeded. */
  settle(id: string, outcome: 'succeeded' | 'failed'): Refund;
}
