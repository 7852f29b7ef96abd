/** Stripe did not respond, or said to retry. The request may have been executed. */
export type Unavailable = 'unavailable';

/** Stripe refused and did nothing. `refused` is its error code or error type. */
export interface Refused {
  refused: string;
}

/** Immutable for an idempotency key: the same key must always come with the same values. */
export interface NewAccount {
  /** Our user's id, stored in the account's metadata as `user_id`. */
  userId: string;
  /** Stored in the metadata as `intent_id`; also the idempotency key. */
  intentId: string;
  email: string;
}

/** An account whose metadata names one of our users. */
export interface FoundAccount {
  accountId: string;
  /** Null for an account that another program created. */
  intentId: string | null;
  closed: boolean;
}

export interface Requirement {
  /** Stripe's code for what is missing, such as `identity.individual.date_of_birth`. */
  code: string;
  awaiting: 'user' | 'stripe';
}

/** The current state of an account at Stripe. */
export interface AccountSnapshot {
  closed: boolean;
  transfers: CapabilityStatus;
  payouts: CapabilityStatus;
  requirements: Requirement[];
  /** ISO 8601. When the account stops working unless its requirements are met. */
  deadline: string | null;
  /** By currency, the failed payout that no successful one has followed. Undefined when Stripe does not show payouts. */
  failedPayouts: FailedPayout[] | undefined;
}

/** A payout that the bank returned. The money is in the account's balance again. */
export interface FailedPayout {
  /** In the currency's smallest unit. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** Stripe's failure code, such as `account_closed`. */
  code: string | null;
  failedAt: string;
}

/** `none`: the capability was never requested. */
export type CapabilityStatus = 'active' | 'pending' | 'restricted' | 'unsupported' | 'rejected' | 'none';

/** Where Stripe's onboarding returns to. A return does not mean that onboarding is complete. */
export interface ReturnUrls {
  returnUrl: string;
  /** Where an expired or used link leads. */
  refreshUrl: string;
}

/**
 * What Ticket Hub needs from Stripe for connected accounts. `apps/api` implements it with Accounts v2. Its methods do not
 * throw for errors or timeouts of Stripe.
 */
export interface StripeAccounts {
  /** Creates an account that can receive transfers, with an Express dashboard, under the idempotency key `intentId`. */
  create(account: NewAccount): Promise<{ accountId: string } | Refused | Unavailable>;
  /** Every account, closed or not, whose metadata names this user. Reads the whole list, because Stripe has no search for it. */
  find(userId: string): Promise<FoundAccount[] | Unavailable>;
  /** `unknown` only when Stripe says that the account does not exist or is not this platform's. */
  get(accountId: string): Promise<AccountSnapshot | 'unknown' | Unavailable>;
  /** Also returns `closed` when it already was. */
  close(accountId: string): Promise<'closed' | Refused | Unavailable>;
  /** A single-use link that is valid for minutes. */
  onboardingLink(accountId: string, urls: ReturnUrls): Promise<{ url: string } | Refused | Unavailable>;
  /** A single-use link to the account's own dashboard. */
  dashboardLink(accountId: string): Promise<{ url: string } | Refused | Unavailable>;
}
