import type { ColumnType } from 'kysely';

type Time = string;

/** One attempt to create a Stripe account for a user, recorded before the request to Stripe. */
interface ConnectIntentsTable {
  /** The idempotency key at Stripe, also stored in the account's metadata. */
  id: string;
  user_id: string;
  /** The user's id while this is their current attempt, else null. Unique, so that a user has at most one. */
  current_of: string | null;
  /** Immutable, because Stripe refuses the same key with another address. Blanked when the user is deleted. */
  email: string | null;
  /** The account that was created. */
  account_id: string | null;
  /** Start of the idempotency key's 24 hours. */
  created_at: Time;
  /** When its user was deleted or got another account: an account that this attempt creates must be closed. */
  given_up_at: Time | null;
  /** When nothing was left to do. */
  settled_at: Time | null;
  /** When the sweep last looked for an account that it created. */
  looked_at: Time | null;
}

/** A user's current or former connected account, as of Stripe's latest answer. */
interface ConnectAccountsTable {
  id: string;
  user_id: string;
  /** Sequence number of the latest request to Stripe for this account. */
  asked: ColumnType<number, number | undefined, number>;
  /** Sequence number of the request whose answer is stored. Answers to earlier ones are discarded. */
  answered: ColumnType<number, number | undefined, number>;
  asked_at: Time | null;
  can_receive: ColumnType<number, number | undefined, number>;
  can_be_paid_out: ColumnType<number, number | undefined, number>;
  /** Stripe has rejected it, whatever else is missing. */
  rejected: ColumnType<number, number | undefined, number>;
  /** JSON. */
  requirements: ColumnType<string, string | undefined, string>;
  deadline: Time | null;
  /** JSON: by currency, the failed payout that no successful one has followed. Blanked when the user is deleted. */
  failed_payouts: ColumnType<string, string | undefined, string>;
  /** When it last became its user's account; null on rows from before the column. */
  linked_at: ColumnType<Time | null, Time | undefined, Time>;
  /** When it could first receive money. */
  activated_at: Time | null;
  /** When it was closed; null again if Stripe restores it. */
  closed_at: Time | null;
  /** When its owner disconnected it or was deleted: it can no longer be used. */
  detached_at: Time | null;
  created_at: Time;
}

export interface ConnectTables {
  connect_intents: ConnectIntentsTable;
  connect_accounts: ConnectAccountsTable;
}
