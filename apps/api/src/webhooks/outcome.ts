import type { Duplicate } from '@ticket-hub/inbox';
import type { Deleted, Upserted } from '@ticket-hub/users';

/** The outcome of an accepted delivery, as its sender is told. */
export type Outcome =
  | Duplicate['outcome']
  | Deleted['outcome']
  | Exclude<Upserted['outcome'], 'undecided'>
  /** The object was retrieved from Stripe, and its state stored. */
  | 'synced';
