import type { ColumnType } from 'kysely';
import type { ConnectTables } from './connect-schema.ts';
import type { TicketingTables } from './ticketing-schema.ts';

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

interface DeliveriesTable {
  source: string;
  id: string;
  type: string;
  /** Whom it is about, until they are deleted. */
  subject: string | null;
  /** What became of it; null while it has only failed. */
  outcome: string | null;
  /** A code, never a message: messages can carry data. */
  error: string | null;
  attempts: number;
  /** When the vendor says it happened. */
  occurred_at: Time | null;
  /** The latest attempt. */
  received_at: Time;
}

/** Who may do a job that must not run twice at once, and until when. */
interface LeasesTable {
  name: string;
  holder: string;
  until: Time;
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

/** A deletion whose traces are still to leave the file. SQLite only. */
interface ErasuresTable {
  id: string;
  due_since: Time;
}

/** How often something happened that leaves no row of its own. */
interface TalliesTable {
  name: string;
  /** The hour's beginning. */
  hour: Time;
  count: number;
}

export interface Tables extends ConnectTables, TicketingTables {
  users: UsersTable;
  deliveries: DeliveriesTable;
  leases: LeasesTable;
  reconcile_runs: ReconcileRunsTable;
  reconcile_marks: ReconcileMarksTable;
  tallies: TalliesTable;
  erasures: ErasuresTable;
}
