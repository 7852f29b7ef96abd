import type { Database } from '@ticket-hub/db';
import type { ReturnUrls, StripeAccounts } from './stripe-accounts.ts';

export type AccountLink =
  | { outcome: 'link'; url: string }
  | { outcome: 'no_account' }
  | { outcome: 'closed' }
  | { outcome: 'unavailable' }
  | { outcome: 'refused'; code: string };

interface Whose extends ReturnUrls {
  clerkId: string;
}

/** A link to Stripe's onboarding for the user's own account. */
export async function onboardingLink(
  db: Database,
  stripe: StripeAccounts,
  { clerkId, ...urls }: Whose,
): Promise<AccountLink> {
  return await linkFor(db, clerkId, (accountId) => stripe.onboardingLink(accountId, urls));
}

/** A link to Stripe's dashboard of the user's own account. */
export async function dashboardLink(db: Database, stripe: StripeAccounts, clerkId: string): Promise<AccountLink> {
  return await linkFor(db, clerkId, (accountId) => stripe.dashboardLink(accountId));
}

/** The account comes from our table only: no caller can name one. */
async function linkFor(
  db: Database,
  clerkId: string,
  ask: (accountId: string) => ReturnType<StripeAccounts['dashboardLink']>,
): Promise<AccountLink> {
  const account = await db.read
    .selectFrom('users')
    .innerJoin('connect_accounts as account', 'account.id', 'users.stripe_connect_id')
    .select(['account.id', 'account.closed_at'])
    .where('users.clerk_id', '=', clerkId)
    .where('users.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!account) return { outcome: 'no_account' };
  if (account.closed_at !== null) return { outcome: 'closed' };
  const answer = await ask(account.id);
  if (answer === 'unavailable') return { outcome: 'unavailable' };
  return 'url' in answer ? { outcome: 'link', url: answer.url } : { outcome: 'refused', code: answer.refused };
}
