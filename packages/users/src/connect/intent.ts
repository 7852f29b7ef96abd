import { randomUUID } from 'node:crypto';
import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { holdUser } from '../hold-user.ts';

export interface Intent {
  id: string;
  userId: string;
  email: string;
  createdAt: string;
}

type Begun =
  | { outcome: 'begun'; intent: Intent }
  /** The user already has an account. */
  | { outcome: 'connected'; accountId: string }
  | { outcome: 'no_email' }
  | { outcome: 'unknown_user' };

/** The user's current intent, or a new one. A user has at most one, so that concurrent calls get the same. */
export async function beginIntent(db: Database, clerkId: string, now: Date): Promise<Begun> {
  return await transact(db, async (tx): Promise<Begun> => {
    const user = await holdUser(tx, clerkId);
    if (!user) return { outcome: 'unknown_user' };
    const accountId = await workingAccount(tx, user.stripeConnectId);
    if (accountId) return { outcome: 'connected', accountId };

    const current = await tx
      .selectFrom('connect_intents')
      .selectAll()
      .where('current_of', '=', user.id)
      .executeTakeFirst();
    const email = current?.email ?? user.email;
    if (!email) return { outcome: 'no_email' };
    if (current)
      return { outcome: 'begun', intent: { id: current.id, userId: user.id, email, createdAt: current.created_at } };

    const intent = { id: randomUUID(), userId: user.id, email, createdAt: now.toISOString() };
    await tx
      .insertInto('connect_intents')
      .values({ id: intent.id, user_id: user.id, current_of: user.id, email, created_at: intent.createdAt })
      .execute();
    return { outcome: 'begun', intent };
  });
}

/** The user's linked account, unless it is closed. */
export async function workingAccount(tx: Transaction, accountId: string | null): Promise<string | undefined> {
  if (accountId === null) return undefined;
  const closed = await tx
    .selectFrom('connect_accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('closed_at', 'is not', null)
    .executeTakeFirst();
  return closed ? undefined : accountId;
}

/** Abandons an intent: the next attempt begins a new one. `closeOrphans` closes an account that it may still produce. */
export async function giveUpIntent(db: Database, intentId: string, now: Date): Promise<void> {
  await transact(db, (tx) =>
    tx
      .updateTable('connect_intents')
      .set({ current_of: null, email: null, given_up_at: now.toISOString() })
      .where('id', '=', intentId)
      .where('current_of', 'is not', null)
      .execute(),
  );
}
