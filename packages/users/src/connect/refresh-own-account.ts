import type { Database } from '@ticket-hub/db';
import type { ConnectPorts } from './ports.ts';
import { type Synced, syncAccount } from './sync-account.ts';

/** Users who return from Stripe's onboarding reload the page repeatedly. */
const COOLDOWN_MS = 10_000;

/** Refreshes the account of a user who is viewing it, unless it was refreshed within the cooldown: `unavailable` if that had no answer. */
export async function refreshOwnAccount(db: Database, ports: ConnectPorts, clerkId: string): Promise<Synced> {
  const account = await db.read
    .selectFrom('users')
    .innerJoin('connect_accounts as account', 'account.id', 'users.stripe_connect_id')
    .select(['account.id', 'account.asked_at', 'account.asked', 'account.answered'])
    .where('users.clerk_id', '=', clerkId)
    .executeTakeFirst();
  if (!account) return 'unknown_account';
  const recently = new Date(ports.now().getTime() - COOLDOWN_MS).toISOString();
  const asked = account.asked_at !== null && account.asked_at > recently;
  if (asked) return account.answered === account.asked ? 'unchanged' : 'unavailable';
  return await syncAccount(db, ports, account.id);
}
