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

/** Money that has to move back. */
export interface Movement {
  /**
   * refund: of a ticket to its buyer, with `reverse_transfer` and `refund_application_fee`.
   * reversal: of the transfer of a disputed payment, with `refund_application_fee`: the organizer bears the dispute.
   * return: of what such a reversal took, as a transfer to the account, when the dispute was won.
   */
  kind: 'refund' | 'reversal' | 'return';
  /** Into the metadata of what moves as `movement`: `refund-<ticket>`, `reversal-<dispute>`, `return-<dispute>`. */
  reference: string;
  /** The payment intent it goes back on. */
  paymentId: string;
  /** The account that the payment went to, whatever the organizer's account is now. */
  accountId: string;
  amount: number;
  currency: string;
}

/** pending: Stripe is at it. failed: the money came back to the platform, and nothing has moved. */
export interface Moved {
  movedId: string;
  state: 'done' | 'pending' | 'failed';
}

export interface DisputeSnapshot {
  disputeId: string;
  paymentId: string;
  /** In minor units. */
  amount: number;
  /** won: also when the buyer has withdrawn it. */
  status: 'open' | 'won' | 'lost';
}

/**
 * What Ticket Hub asks of Stripe about money. `apps/api` fills it in with the SDK. None of its methods throws for what
 * Stripe answers or leaves unanswered.
 */
export interface Payments {
  /** Opens a checkout session as a destination charge, under the idempotency key `orderId`. */
  openSession(session: NewSession): Promise<OpenedSession | Refused | Unavailable>;
  getSession(sessionId: string): Promise<SessionSnapshot | 'unknown' | Unavailable>;
  /** Ends an open session. Nothing to do if it is not open: `getSession` says what became of it. */
  expireSession(sessionId: string): Promise<'done' | Unavailable>;
  move(movement: Movement, idempotencyKey: string): Promise<Moved | Refused | Unavailable>;
  /**
   * What came of a movement, found by its reference among what was moved on its payment (`return`: to its account).
   * One that is done or pending before one that has failed.
   */
  findMoved(movement: Movement): Promise<Moved | 'none' | Unavailable>;
  /** An inquiry (`warning_…`) is `unknown`: no money has moved. */
  getDispute(disputeId: string): Promise<DisputeSnapshot | 'unknown' | Unavailable>;
  /** Every dispute that was opened since then, without inquiries. */
  disputesSince(since: Date): Promise<DisputeSnapshot[] | Unavailable>;
}
