import type { Transaction } from '@ticket-hub/db';
import type { StripeAccounts } from './stripe-accounts.ts';

/** What the verbs about connected accounts work with. */
export interface ConnectPorts {
  stripe: StripeAccounts;
  now: () => Date;
  /** Runs in the transaction in which a user becomes able to receive money, or ceases to be. Only SQL. */
  canReceiveChanged?: (tx: Transaction, userId: string) => Promise<void>;
}
