import type { ColumnType } from 'kysely';

/** ISO 8601 text in UTC. Text, because SQLite has no time type and text of this form sorts as time does. */
type Time = string;

interface UsersTable {
  id: string;
  clerk_id: string;
  email: string | null;
  /** 24 bits of a hash: finds the row by its address without identifying the address. */
  email_hash: number | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  /** A byte of a hash of how it begins: see `name-key.ts`. */
  first_name_key: number | null;
  last_name_key: number | null;
  image_url: string | null;
  username: string | null;
  external_id: string | null;
  /** Whether Clerk has verified the address; null until Clerk's first snapshot after the column came. */
  email_verified: number | null;
  /** JSON, with its keys in order; null if it was too long. */
  public_metadata: string | null;
  /** When they signed up at Clerk; null until a snapshot has said so. */
  signed_up_at: Time | null;
  /** Banned at Clerk, or deprovisioned by an organization's directory. */
  banned: ColumnType<number, number | undefined, number>;
  stripe_connect_id: string | null;
  /** A new random value on every change of the content: tells whether the row has changed since it was read. */
  revision: string;
  /** Clerk's `updated_at` in ms: the version that decides which snapshot is newer. */
  clerk_updated_at: number;
  created_at: Time;
  /** When the content last changed; a snapshot without changes does not update it. */
  updated_at: Time;
  deleted_at: Time | null;
}

/** A deleted user whose dependents have put off what is dear and cannot be undone. */
interface DeletionHoldsTable {
  user_id: string;
  /** When it ends by itself. Null: restored although Clerk does not know the user any more, and waiting for their owner. */
  until: Time | null;
  created_at: Time;
}

interface ReconcileRunsTable {
  id: string;
  started_at: Time;
  /** Null while it runs, or if it was killed. */
  finished_at: Time | null;
  /** The last user of the last processed page. */
  cursor: string | null;
  checked: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** How many of Clerk's users could not be parsed; the first of their ids, separated by spaces. */
  invalid: number;
  invalid_ids: string;
  /** Why it stopped early, or null. */
  aborted: string | null;
  /** 1: it only counts; `deleted` is then how many would be. Never resumed. */
  dry_run: ColumnType<number, number | undefined, never>;
  /** About how many users there are at Clerk. */
  total: ColumnType<number, number | undefined, number>;
}

/** A run's findings per user, stored so that its memory does not grow with the number of users. */
interface ReconcileMarksTable {
  run_id: string;
  clerk_id: string;
  mark: 'seen' | 'gone';
}

export interface UsersTables {
  users: UsersTable;
  deletion_holds: DeletionHoldsTable;
  reconcile_runs: ReconcileRunsTable;
  reconcile_marks: ReconcileMarksTable;
}
