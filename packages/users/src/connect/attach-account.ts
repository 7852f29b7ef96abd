import { type Database, transact } from '@ticket-hub/db';
import { holdUser } from '../hold-user.ts';
import { linkAccount } from '../stripe-connect-id.ts';
import type { Connected } from './connect-account.ts';
import { workingAccount } from './intent.ts';

interface Attachment {
  clerkId: string;
  intentId: string;
  accountId: string;
  adopted: boolean;
}

/** Links the account and settles its intent. When the user is gone, the intent keeps its id for `closeOrphans`. */
export async function attachAccount(db: Database, attachment: Attachment, now: Date): Promise<Connected> {
  const { clerkId, intentId, accountId, adopted } = attachment;
  const at = now.toISOString();
  return await transact(db, async (tx): Promise<Connected> => {
    const user = await holdUser(tx, clerkId);
    const working = user && (await workingAccount(tx, user.stripeConnectId));
    const intent = tx.updateTable('connect_intents').where('id', '=', intentId);
    if (user && (working === undefined || working === accountId)) {
      await linkAccount(tx, { clerkId, stripeConnectId: accountId }, now);
      const settled = { account_id: accountId, current_of: null, email: null, settled_at: at };
      await intent.set(settled).execute();
      return { outcome: 'connected', accountId };
    }
    await intent
      .set((eb) => ({
        ...(!adopted && { account_id: accountId }),
        current_of: null,
        email: null,
        given_up_at: eb.fn.coalesce('given_up_at', eb.val(at)),
      }))
      .where('settled_at', 'is', null)
      .execute();
    return working === undefined ? { outcome: 'unknown_user' } : { outcome: 'connected', accountId: working };
  });
}
