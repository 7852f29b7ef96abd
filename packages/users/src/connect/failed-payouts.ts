import type { Reader } from '@ticket-hub/db';

/** How many organizers' last payout failed. The organizers are notified; only they can fix it. */
export async function countFailedPayouts(db: Reader): Promise<number> {
  const { count } = await db
    .selectFrom('connect_accounts as account')
    .innerJoin('users', 'users.stripe_connect_id', 'account.id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account.failed_payouts', '!=', '[]')
    .executeTakeFirstOrThrow();
  return count;
}
