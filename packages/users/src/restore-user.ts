import { randomUUID } from 'node:crypto';
import { publish, type Transaction } from '@ticket-hub/db';
import type { ClerkUser } from './clerk-user.ts';
import { contentOf } from './content.ts';
import { userTopics } from './topics.ts';

/**
 * Undoes a wrong deletion with what Clerk says of the user now: the only way back from a tombstone, for an operator who
 * has asked Clerk. What hung on the user stays gone. `unchanged`: they are not deleted, or were never here.
 */
export async function restoreUser(tx: Transaction, user: ClerkUser, now: Date): Promise<'restored' | 'unchanged'> {
  const at = now.toISOString();
  const { numUpdatedRows } = await tx
    .updateTable('users')
    .set({
      ...contentOf(user),
      revision: randomUUID(),
      clerk_updated_at: user.updated_at,
      created_at: at,
      updated_at: at,
      deleted_at: null,
    })
    .where('clerk_id', '=', user.id)
    .where('deleted_at', 'is not', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'unchanged';
  await publish(tx, { audience: user.id, topics: userTopics });
  return 'restored';
}
