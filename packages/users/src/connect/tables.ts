import type { ColumnType } from 'kysely';

type Time = string;

/** One attempt to get a Stripe account for a user, written down before Stripe hears of it. */
interface ConnectIntentsTable {
  /** Stripe's idempotency key, and what the account's metadata names. */
  id: string;
  user_id: string;
  /** The user's id while this is their attempt, else null: unique, so that they have one at most. */
  current_of: string | null;
  /** Frozen: the same key with another address would be refused. Blanked when the user is deleted. */
  email: string | null;
  /** The account that came of it. */
  account_id: string | null;
  /** When its key began to live. */
  created_at: Time;
  /** When its user was deleted, or got an account in another way: what comes of it is to be closed. */
  given_up_at: Time | null;
  /** Nothing is left to do. */
  settled_at: Time | null;
  /** When the sweep last looked for what came of it. */
  looked_at: Time | null;
}

/** A connected account, the present one of its user or a former one, as Stripe last described it. */
interface ConnectAccountsTable {
  id: string;
  user_id: string;
  /** How many times Stripe was asked; each question takes the next number. */
  asked: ColumnType<number, number | undefined, number>;
  /** The number of the question whose answer stands here. Answers to earlier ones are late. */
  answered: ColumnType<number, number | undefined, number>;
  asked_at: Time | null;
  can_receive: ColumnType<number, number | undefined, number>;
  can_be_paid_out: ColumnType<number, number | undefined, number>;
  /** Stripe has turned it down, whatever else is missing. */
  rejected: ColumnType<number, number | undefined, number>;
  /** JSON. */
  requirements: ColumnType<string, string | undefined, string>;
  deadline: Time | null;
  /** JSON: by currency, a payout that failed and that no later one has made good. Blanked when the user is deleted. */
  failed_payouts: ColumnType<string, string | undefined, string>;
  /** When it could first receive money. */
  activated_at: Time | null;
  /** Since when, as long as it is closed: Stripe restores some. */
  closed_at: Time | null;
  /** When it stopped being ours to use: its owner has disconnected it or is deleted. */
  detached_at: Time | null;
  created_at: Time;
}

export interface ConnectTables {
  connect_intents: ConnectIntentsTable;
  connect_accounts: ConnectAccountsTable;
}
