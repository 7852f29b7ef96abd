import type { Transaction } from '@ticket-hub/db';
import { holdUser } from '../hold-user.ts';
import { isAccountId, linkAccount } from '../stripe-connect-id.ts';
import type { LeftAccount } from './types.ts';

interface Link {
  clerkId: string;
  stripeConnectId: string;
  /** Accounts that several users come with. */
  shared: ReadonlySet<string>;
}

/**
 * Links an account that the user has brought along, unless they have had one here since. Stripe is asked about it later, as
 * about any that was never synced.
 */
export async function linkFormerAccount(
  tx: Transaction,
  { clerkId, stripeConnectId, shared }: Link,
  now: Date,
): Promise<'linked' | 'unchanged' | LeftAccount> {
  if (!isAccountId(stripeConnectId)) return 'invalid_account';
  const user = await holdUser(tx, clerkId);
  if (!user || user.stripeConnectId === stripeConnectId) return 'unchanged';
  if (shared.has(stripeConnectId)) return 'shared_account';
  if (user.stripeConnectId !== null) return 'other_account';
  const known = await tx
    .selectFrom('connect_accounts')
    .select('user_id')
    .where('id', '=', stripeConnectId)
    .executeTakeFirst();
  if (known) return known.user_id === user.id ? 'disconnected' : 'account_taken';
  await linkAccount(tx, { clerkId, stripeConnectId }, now);
  return 'linked';
}
