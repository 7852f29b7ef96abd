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
  /** They have an account already. */
  | { outcome: 'connected'; accountId: string }
  | { outcome: 'no_email' }
  | { outcome: 'unknown_user' };

/** The user's intent under way, or a new one. A user has one at most: whoever comes at the same moment gets the same. */
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

/** The account a user is linked to, unless it is closed. */
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

/** The user's next attempt is a new one. Should something come of this one all the same, `closeOrphans` closes it. */
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
