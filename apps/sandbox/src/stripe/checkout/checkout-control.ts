import type { Buyer } from '../payments/open-payment.ts';
import type { CheckoutSession } from '../stripe-object.ts';

/** Buyers' actions on sessions, which the application does not make. */
export interface Checkout {
  get(id: string): CheckoutSession | undefined;
  /** Oldest first. */
  all(): CheckoutSession[];
  /** By card: done at once. Throws if the session is not open any more. */
  pay(id: string, buyer?: Partial<Buyer>): CheckoutSession;
  /** By bank debit: complete but `unpaid`, until settleAsync. */
  payAsync(id: string, buyer?: Partial<Buyer>): CheckoutSession;
  settleAsync(id: string, outcome: 'ok' | 'failed'): CheckoutSession;
  /** Those that wait for settleAsync. */
  awaiting(): CheckoutSession[];
  /** The card is declined; the session stays open, and the buyer may try again. */
  fail(id: string, buyer?: Partial<Buyer>): CheckoutSession;
  /** The buyer leaves: the session stays open until it expires. Answers where the page sends them. */
  abandon(id: string): string | null;
  /** Now, as if its time had come. */
  expire(id: string): CheckoutSession;
}
