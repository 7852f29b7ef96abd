import type { Reader } from '@ticket-hub/db';

/** Everything stored about a user's Stripe accounts and the attempts to connect them. */
export async function exportConnect(db: Reader, userId: string) {
  const [intents, accounts] = await Promise.all([
    db.selectFrom('connect_intents').selectAll().where('user_id', '=', userId).execute(),
    db.selectFrom('connect_accounts').selectAll().where('user_id', '=', userId).execute(),
  ]);
  return { intents, accounts };
}
