import type { Database } from '@ticket-hub/db';
import type { ClerkDirectory } from '../clerk-directory.ts';
import type { Dependent } from '../dependent.ts';

export interface ReconcilePorts {
  db: Database;
  directory: ClerkDirectory;
  now: () => Date;
  /** Removed together with a deleted user. */
  dependents: readonly Dependent[];
  /** Called after each page with how many users were checked, and about how many there are. */
  onProgress?: (checked: number, total: number) => void;
  /** Ends the run early; the next one resumes it. */
  signal?: AbortSignal;
}

export interface ReconcileOptions {
  /** Counts what would be done without changing any user. */
  dryRun: boolean;
  /** The safety limit: a run that would delete more than this percentage, and more than five users, deletes none. */
  maxDeletes: number;
}

/** The default of `maxDeletes`. */
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
  /** How many of Clerk's users could not be parsed, and the first of them. They were skipped. */
  invalid: number;
  invalidIds: string[];
  aborted: Aborted | null;
}
