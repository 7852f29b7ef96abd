import { type Database, transact } from '@ticket-hub/db';
import { announceAccount } from '../facts.ts';

/** Money of an account is on its way to the bank, or there: its owner is told, though no row of ours says so. */
export async function announcePayout(db: Database, accountId: string): Promise<void> {
  await transact(db, async (tx) => {
    const owner = await tx
      .selectFrom('users')
      .select('clerk_id')
      .where('stripe_connect_id', '=', accountId)
      .executeTakeFirst();
    if (owner) await announceAccount(tx, owner.clerk_id);
  });
}
