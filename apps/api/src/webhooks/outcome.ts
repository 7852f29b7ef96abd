import type { Duplicate } from '@ticket-hub/inbox';
import type { Deleted, Upserted } from '@ticket-hub/users';

/** What became of a delivery that was taken, as its sender is told. */
export type Outcome =
  | Duplicate['outcome']
  | Deleted['outcome']
  | Exclude<Upserted['outcome'], 'undecided'>
  /** Stripe was asked, and what it said is written down. */
  | 'synced';
