import type { Transaction } from '@ticket-hub/db';
import type { StripeAccounts } from './stripe-accounts.ts';

/** Dependencies of the operations on connected accounts. */
export interface ConnectPorts {
  stripe: StripeAccounts;
  now: () => Date;
  /** Runs in the transaction in which a user gains or loses the ability to receive money. Only SQL. */
  canReceiveChanged?: (tx: Transaction, userId: string) => Promise<void>;
}
