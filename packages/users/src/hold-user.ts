import type { Transaction } from '@ticket-hub/db';
import { toUser, type User } from './user.ts';

/**
 * Finds the user and holds their row until `tx` ends: a deletion then comes wholly before, or sees all that `tx` wrote.
 * A writing statement that changes nothing, because SQLite knows no `for update`.
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
