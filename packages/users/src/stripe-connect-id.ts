import { type Database, type Reader, type Transaction, transact } from '@ticket-hub/db';
import { announceAccount, announceUser } from './facts.ts';
import { holdUser } from './hold-user.ts';

/** The user's Stripe Connect account, null when there is none, undefined when there is no such user. */
export async function getStripeConnectId(db: Reader, clerkId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('users')
    .select('stripe_connect_id')
    .where('clerk_id', '=', clerkId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row?.stripe_connect_id;
}

interface Link {
  clerkId: string;
  stripeConnectId: string;
}

/** `taken`: the account is linked to another user. `invalid`: not an account id. */
export type Linked = 'linked' | 'unchanged' | 'unknown_user' | 'taken' | 'invalid';

export function isAccountId(text: string): boolean {
  return /^acct_[A-Za-z0-9]{1,250}$/.test(text);
}

/** Creates or replaces the link from a user to the account that their money goes to. */
export async function setStripeConnectId(db: Database, link: Link, now: Date): Promise<Linked> {
  if (!isAccountId(link.stripeConnectId)) return 'invalid';
  try {
    return await transact(db, (tx) => linkAccount(tx, link, now));
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken';
    throw error;
  }
}

/** The capabilities are unknown until the next sync with Stripe. */
const unsynced = { can_receive: 0, can_be_paid_out: 0, failed_payouts: '[]', asked_at: null };

/** {@link setStripeConnectId} within `tx`, for an account id that Stripe has just returned. */
export async function linkAccount(
  tx: Transaction,
  { clerkId, stripeConnectId }: Link,
  now: Date,
): Promise<'linked' | 'unchanged' | 'unknown_user'> {
  const user = await holdUser(tx, clerkId);
  if (!user) return 'unknown_user';
  if (user.stripeConnectId === stripeConnectId) return 'unchanged';
  const at = now.toISOString();
  await tx
    .updateTable('users')
    .set({ stripe_connect_id: stripeConnectId, updated_at: at })
    .where('id', '=', user.id)
    .execute();
  await tx
    .insertInto('connect_accounts')
    .values({ id: stripeConnectId, user_id: user.id, created_at: at, linked_at: at })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ user_id: user.id, detached_at: null, linked_at: at, ...unsynced }),
    )
    .execute();
  await announceUser(tx, clerkId);
  await announceAccount(tx, clerkId);
  return 'linked';
}

/** Unlinks an account from its user, if it has one. */
export async function unlinkAccount(tx: Transaction, stripeConnectId: string, now: Date): Promise<void> {
  const user = await tx
    .updateTable('users')
    .set({ stripe_connect_id: null, updated_at: now.toISOString() })
    .where('stripe_connect_id', '=', stripeConnectId)
    .returning('clerk_id')
    .executeTakeFirst();
  if (!user) return;
  await announceUser(tx, user.clerk_id);
  await announceAccount(tx, user.clerk_id);
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === '23505';
}
