import type { Database } from '@ticket-hub/db';
import type { ClerkDirectory } from '../clerk-directory.ts';
import type { FormerUser } from './former-users.ts';

export interface ImportPorts {
  db: Database;
  directory: Pick<ClerkDirectory, 'checkInstance' | 'findUsers' | 'getUser'>;
  now: () => Date;
  /** Called after each step with how many users were processed, and how many there are. */
  onProgress?: (done: number, total: number) => void;
  /** Called for everybody of whom something was left out, with the reason. */
  onLeft?: (user: FormerUser, why: Left) => void;
  /** Ends the import early; the next one resumes it. */
  signal?: AbortSignal;
}

/** Why a user was not imported. */
export type LeftUser =
  | 'no_clerk_id'
  /** Clerk does not know the user. */
  | 'unknown'
  /** Clerk knows the user, but the data cannot be parsed. */
  | 'invalid'
  /** Deleted here, which is final. */
  | 'deleted'
  /** The old id was imported for a user with another Clerk id. */
  | 'imported_as_another';

/** Why the account of an imported user was not linked. */
export type LeftAccount =
  /** Not an account id. */
  | 'invalid_account'
  /** Several users come with this account: it is linked to none of them. */
  | 'shared_account'
  /** The user has another account here. */
  | 'other_account'
  /** The account belongs, or has belonged, to another user here. */
  | 'account_taken'
  /** The user had this account here, and disconnected it. */
  | 'disconnected';

export type Left = LeftUser | LeftAccount;

export interface Imported {
  dryRun: boolean;
  /** How many users there are to import. */
  users: number;
  /** How many were imported by this run, and by earlier ones. */
  imported: number;
  importedEarlier: number;
  /** How many users this run created or updated here, from what Clerk knows of them. */
  created: number;
  updated: number;
  /** How many accounts were linked. */
  linked: number;
  left: Partial<Record<Left, number>>;
  aborted: 'already_running' | 'another_instance' | 'clerk_unavailable' | 'interrupted' | null;
}
