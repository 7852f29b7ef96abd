import type { OrderRow } from './order.ts';

type OrderState = OrderRow['status'];

interface Transition {
  from: readonly OrderState[];
  to: OrderState;
}

/**
 * An order's life. `transitionOrders` is the only writer of an order's state. A paid order's tickets are valid, or to be
 * refunded where the order had ended before; an ended order's tickets are void, and their seats free.
 */
export const orderTransitions = {
  /** Stripe has opened its checkout session: the buyer can pay. */
  opened: { from: ['opening'], to: 'open' },
  /** Also late: Stripe's word counts. */
  paid: { from: ['opening', 'open', 'withdrawn', 'expired'], to: 'complete' },
  /** Its event is cancelled, or its buyer has left or does not want it. The sweep ends the session; a payment can still come. */
  withdrawn: { from: ['opening', 'open'], to: 'withdrawn' },
  /** Stripe does not open a session for it. */
  refused: { from: ['opening'], to: 'expired' },
  /** Its session was not opened in time: the buyer has no address to pay at. */
  never_opened: { from: ['opening', 'withdrawn'], to: 'expired' },
  /** Stripe has ended the session without a payment. */
  session_ended: { from: ['open', 'withdrawn', 'expired'], to: 'expired' },
} as const satisfies Record<string, Transition>;

export type OrderReason = keyof typeof orderTransitions;

/** What the tickets of an order go through when it becomes this. */
export const ticketReasons = {
  opening: [],
  open: [],
  complete: ['paid_too_late', 'paid'],
  withdrawn: ['order_ended'],
  expired: ['order_ended'],
} as const satisfies Record<OrderState, readonly string[]>;
