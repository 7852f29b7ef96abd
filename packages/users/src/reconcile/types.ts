import type { Database } from '@ticket-hub/db';
import type { ClerkDirectory } from '../clerk-directory.ts';
import type { Dependent } from '../delete-user.ts';

export interface ReconcilePorts {
  db: Database;
  directory: ClerkDirectory;
  now: () => Date;
  /** What goes with a user that is deleted. */
  dependents: readonly Dependent[];
  /** Told after each page: how many were checked, and of about how many. */
  onProgress?: (checked: number, total: number) => void;
  /** Ends the run early; the next one carries on. */
  signal?: AbortSignal;
}

export interface ReconcileOptions {
  /** Counts what would be done and changes nobody. */
  dryRun: boolean;
  /** The brake: a run that would delete more than this percentage, and more than five, deletes nobody. */
  maxDeletes: number;
}

/** The brake when nobody says otherwise. */
export const MAX_DELETES_PERCENT = 5;

export type Aborted =
  | 'already_running'
  | 'another_instance'
  | 'clerk_unavailable'
  | 'clerk_lists_nobody'
  | 'too_many_deletes'
  | 'interrupted';

export interface Reconciled {
  dryRun: boolean;
  checked: number;
  created: number;
  updated: number;
  deleted: number;
  unchanged: number;
  /** How many users differed from Clerk before the run. */
  drift: number;
  /** How many Clerk shows in a way that cannot be understood, and who the first of them are. They were left alone. */
  invalid: number;
  invalidIds: string[];
  aborted: Aborted | null;
}
