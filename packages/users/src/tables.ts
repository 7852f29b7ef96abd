import type { ColumnType } from 'kysely';

/** ISO 8601 text in UTC. Text, because SQLite has no time type and text of this form sorts as time does. */
type Time = string;

interface UsersTable {
  id: string;
  clerk_id: string;
  email: string | null;
  /** 24 bits of a hash: finds the row by its address, and does not tell one of millions of addresses from another. */
  email_hash: number | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  image_url: string | null;
  /** Shut out: banned at Clerk, or deprovisioned by an organization's directory. */
  banned: ColumnType<number, number | undefined, number>;
  stripe_connect_id: string | null;
  /** A new random value whenever the content changes: tells who changed it and whether it has moved since. */
  revision: string;
  /** Clerk's `updated_at` in ms: the version that decides which snapshot is newer. */
  clerk_updated_at: number;
  created_at: Time;
  /** When our content last changed; a snapshot that says nothing new leaves it alone. */
  updated_at: Time;
  deleted_at: Time | null;
}

interface ReconcileRunsTable {
  id: string;
  started_at: Time;
  /** Null while it runs, and when it was killed. */
  finished_at: Time | null;
  /** The last user of the last page that was dealt with. */
  cursor: string | null;
  checked: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** Whom Clerk showed in a way that could not be understood; the first of their ids, with a space in between. */
  invalid: number;
  invalid_ids: string;
  /** Why it stopped early. */
  aborted: string | null;
}

/** What a run has learnt about whom, so that its memory does not grow with their number. */
interface ReconcileMarksTable {
  run_id: string;
  clerk_id: string;
  mark: 'seen' | 'gone';
}

export interface UsersTables {
  users: UsersTable;
  reconcile_runs: ReconcileRunsTable;
  reconcile_marks: ReconcileMarksTable;
}
