/** Stripe may have done it or not: it gave no answer, or said to try again. */
export type Unavailable = 'unavailable';

/** Stripe said no and did nothing, with its code or its error's type. */
export interface Refused {
  refused: string;
}

/** All of it is frozen under the idempotency key `orderId`: the same key always comes with the same values. */
export interface NewSession {
  /** Into the metadata of the session and of its payment as `order_id`; also the idempotency key. */
  orderId: string;
  /** Where the success and cancel pages lead back to. */
  eventId: string;
  /** What the line says. */
  title: string;
  quantity: number;
  /** In minor units, for one. */
  price: number;
  /** ISO 4217, upper case. */
  currency: string;
  /** The platform's, of the whole: `application_fee_amount`. */
  fee: number;
  /** The organizer's account: `transfer_data.destination`. */
  accountId: string;
  /** ISO 8601. More than Stripe's minimum of 30 minutes ahead when the order is made. */
  expiresAt: string;
}

export interface OpenedSession {
  sessionId: string;
  url: string;
}

/**
 * What Stripe says of a checkout session at this moment.
 *
 * open: the buyer can still pay. processing: done, but the money is under way (bank debits take days). paid: with the
 * payment intent's id. expired, failed: no money has come, and none will. A session that is complete but unpaid is
 * `processing` or `failed`: its payment intent says which.
 */
export type SessionSnapshot =
  | { state: 'open' | 'processing' | 'expired' | 'failed' }
  | { state: 'paid'; paymentId: string };

/** Of a ticket, to its buyer. */
export interface Refund {
  /** Into the refund's metadata as `movement`. */
  reference: string;
  /** The payment intent that it goes back on. */
  paymentId: string;
  amount: number;
  /**
   * What goes along with it in proportion: `reverse_transfer`, and `refund_application_fee` if there is a fee. Stripe
   * refuses either where there is nothing left to take.
   */
  takes: { transfer: boolean; fee: boolean };
}

/** What Stripe says of a refund. pending: it is at it. failed: the money came back to the platform. */
export interface Moved {
  movedId: string;
  state: 'done' | 'pending' | 'failed';
}

export interface RefundSnapshot extends Moved {
  paymentId: string;
  amount: number;
  /** Ours, from the metadata; null if a person made it in Stripe's dashboard. */
  reference: string | null;
}

/** The organizer's part of a payment. */
export interface ShareOf {
  /** `share-<order>`: the metadata of what we send (`movement`) and its `transfer_group`. */
  reference: string;
  paymentId: string;
  /** The account that the payment went to, whatever the organizer's account is now. */
  accountId: string;
  currency: string;
  /** Transfers of ours without that reference. */
  alsoSent: string[];
}

/** Where it is at this moment. */
export interface Share {
  /** What the account has of it: what is left of all its transfers, less what is left of the platform's fee. */
  held: number;
  /** The original transfer and those that we sent later, with what can still be reversed of each. */
  transfers: { transferId: string; left: number }[];
  /** All that was ever sent, and reversed: they only grow, so that together they name this state. */
  sent: number;
  reversed: number;
}

export interface DisputeSnapshot {
  disputeId: string;
  paymentId: string;
  /** In minor units. */
  amount: number;
  /**
   * open, appealed, lost: the buyer has the money. appealed: it was lost, and is looked at again. won: the platform has it,
   * also when the buyer has withdrawn the dispute.
   */
  status: 'open' | 'appealed' | 'won' | 'lost';
}

/**
 * What Ticket Hub asks of Stripe about money. `apps/api` fills it in with the SDK. None of its methods throws for what
 * Stripe answers or leaves unanswered.
 */
export interface Payments {
  /** How many requests a sweep may have under way at once. */
  readonly atOnce: number;
  /** Opens a checkout session as a destination charge, under the idempotency key `orderId`. */
  openSession(session: NewSession): Promise<OpenedSession | Refused | Unavailable>;
  getSession(sessionId: string): Promise<SessionSnapshot | 'unknown' | Unavailable>;
  /** Ends an open session. Nothing to do if it is not open: `getSession` says what became of it. */
  expireSession(sessionId: string): Promise<'done' | Unavailable>;
  refund(refund: Refund, idempotencyKey: string): Promise<Moved | Refused | Unavailable>;
  getRefund(refundId: string): Promise<RefundSnapshot | 'unknown' | Unavailable>;
  /** All refunds of a payment, the latest first. */
  refundsOf(payment: { paymentId: string } | { chargeId: string }): Promise<RefundSnapshot[] | Unavailable>;
  /** Every refund that was made since then. */
  refundsSince(since: Date): Promise<RefundSnapshot[] | Unavailable>;
  getShare(share: ShareOf): Promise<Share | Unavailable>;
  /** Takes part of a transfer back from the organizer. The platform's fee stays where it is. */
  takeBack(
    share: ShareOf,
    part: { transferId: string; amount: number },
    key: string,
  ): Promise<'done' | Refused | Unavailable>;
  /** Sends the organizer what they had before. */
  giveBack(share: ShareOf, amount: number, key: string): Promise<'done' | Refused | Unavailable>;
  /** An inquiry (`warning_…`) is `unknown`: no money has moved. */
  getDispute(disputeId: string): Promise<DisputeSnapshot | 'unknown' | Unavailable>;
  /** Every dispute that was opened since then, without inquiries. */
  disputesSince(since: Date): Promise<DisputeSnapshot[] | Unavailable>;
}
