import type { Transaction } from '@ticket-hub/db';
import { toUser, type User } from './user.ts';

/**
 * Finds the user and locks their row until `tx` ends: a concurrent deletion either comes before, or sees all that `tx`
 * wrote. Uses an update that changes nothing, because SQLite has no `for update`.
 */
export async function holdUser(tx: Transaction, clerkId: string): Promise<User | undefined> {
  const row = await tx
    .updateTable('users')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('clerk_id', '=', clerkId)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row && toUser(row);
}
