/** Stripe may have done it or not: it gave no answer, or said to try again. */
export type Unavailable = 'unavailable';

/** Stripe said no and did nothing, with its code or its error's type. */
export interface Refused {
  refused: string;
}

/** All of it is frozen under the idempotency key: the same key always comes with the same values. */
export interface NewAccount {
  /** Our user's id; into the account's metadata as `user_id`. */
  userId: string;
  /** Into the metadata as `intent_id`; also the idempotency key. */
  intentId: string;
  email: string;
}

/** An account whose metadata names one of our users. */
export interface FoundAccount {
  accountId: string;
  /** Null for an account that another program has made. */
  intentId: string | null;
  closed: boolean;
}

export interface Requirement {
  /** Stripe's code for what is missing, such as `identity.individual.date_of_birth`. */
  code: string;
  awaiting: 'user' | 'stripe';
}

/** What Stripe says of an account at this moment. */
export interface AccountSnapshot {
  closed: boolean;
  transfers: CapabilityStatus;
  payouts: CapabilityStatus;
  requirements: Requirement[];
  /** ISO 8601: by when something is needed for the account to keep working. */
  deadline: string | null;
  /** By currency, the payout that failed and that no later one has made good. Undefined: Stripe does not show them. */
  failedPayouts: FailedPayout[] | undefined;
}

/** Money that went out to the account's owner and came back. It is in the account's balance again. */
export interface FailedPayout {
  /** In the currency's smallest unit. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** Stripe's code for why, such as `account_closed`. */
  code: string | null;
  failedAt: string;
}

/** `none`: the capability was never asked for. */
export type CapabilityStatus = 'active' | 'pending' | 'restricted' | 'unsupported' | 'rejected' | 'none';

/** Where Stripe's onboarding leads back to. Coming back does not mean that it is done. */
export interface ReturnUrls {
  returnUrl: string;
  /** For a link that is used up or too old. */
  refreshUrl: string;
}

/**
 * What Ticket Hub asks of Stripe about connected accounts. `apps/api` fills it in with Accounts v2. None of its
 * methods throws for what Stripe answers or leaves unanswered.
 */
export interface StripeAccounts {
  /** Creates an account that can receive transfers, with an Express dashboard, under the idempotency key `intentId`. */
  create(account: NewAccount): Promise<{ accountId: string } | Refused | Unavailable>;
  /** Every account, closed or not, whose metadata names this user. Stripe cannot search for it: the adapter walks the list. */
  find(userId: string): Promise<FoundAccount[] | Unavailable>;
  /** `unknown` only when Stripe says that there is no such account, or that it is not this platform's. */
  get(accountId: string): Promise<AccountSnapshot | 'unknown' | Unavailable>;
  /** Also `closed` when it was before. */
  close(accountId: string): Promise<'closed' | Refused | Unavailable>;
  /** A single-use link, minutes long. */
  onboardingLink(accountId: string, urls: ReturnUrls): Promise<{ url: string } | Refused | Unavailable>;
  /** A single-use link to the account's own dashboard. */
  dashboardLink(accountId: string): Promise<{ url: string } | Refused | Unavailable>;
}
