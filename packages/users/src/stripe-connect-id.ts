import { type Database, publish, type Reader, transact } from '@ticket-hub/db';
import { userTopics } from './topics.ts';

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

/** `taken`: that account is linked to somebody else. `invalid`: it is not the id of an account. */
export type Linked = 'linked' | 'unchanged' | 'unknown_user' | 'taken' | 'invalid';

/** Creates or replaces the link from a user to the account that their money goes to. The only writer of that link. */
export async function setStripeConnectId(db: Database, link: Link, now: Date): Promise<Linked> {
  if (!/^acct_[A-Za-z0-9]{1,250}$/.test(link.stripeConnectId)) return 'invalid';
  try {
    return await transact(db, async (tx) => {
      const current = await getStripeConnectId(tx, link.clerkId);
      if (current === undefined) return 'unknown_user';
      if (current === link.stripeConnectId) return 'unchanged';
      const { numUpdatedRows } = await tx
        .updateTable('users')
        .set({ stripe_connect_id: link.stripeConnectId, updated_at: now.toISOString() })
        .where('clerk_id', '=', link.clerkId)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return 'unknown_user';
      await publish(tx, { audience: link.clerkId, topics: userTopics });
      return 'linked';
    });
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken';
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === '23505';
}
