import type { Transaction } from '@ticket-hub/db';
import { announceAccount, announceUser } from '../facts.ts';

interface Owner {
  id: string;
  clerkId: string;
}

/**
 * Links the account again that was a deleted user's when they went, to them or to who they are now, unless that one has
 * another by now. What it may do counts as before until Stripe is asked, which the next sweep does first.
 */
export async function restoreAccount(
  tx: Transaction,
  was: { id: string; deletedAt: string },
  owner: Owner,
): Promise<number> {
  const account = await tx
    .selectFrom('connect_accounts')
    .select('id')
    .where('user_id', '=', was.id)
    .where((eb) => eb.or([eb('detached_at', 'is', null), eb('detached_at', '>=', was.deletedAt)]))
    .orderBy((eb) => eb.fn.coalesce('linked_at', 'created_at'), 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!account) return 0;
  await tx.updateTable('users').set({ stripe_connect_id: null }).where('id', '=', was.id).execute();
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({ stripe_connect_id: account.id })
    .where('id', '=', owner.id)
    .where('stripe_connect_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 0;
  await tx
    .updateTable('connect_accounts')
    .set({ user_id: owner.id, detached_at: null, asked_at: null })
    .where('id', '=', account.id)
    .execute();
  await announceUser(tx, owner.clerkId);
  await announceAccount(tx, owner.clerkId);
  return 1;
}
