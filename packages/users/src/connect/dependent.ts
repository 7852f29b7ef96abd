import type { Dependent } from '../delete-user.ts';

/**
 * What goes with a user who had, or was getting, an account at Stripe: the address they gave, the link, and what was told of their payouts. The account
 * itself is theirs and stays: payments and refunds refer to it. One that is only being made is closed by `closeOrphans`.
 */
export function connectDependent(now: () => Date): Dependent {
  return {
    name: 'connect',
    async remove(tx, { id }) {
      const at = now().toISOString();
      const intents = await tx
        .updateTable('connect_intents')
        .set({ email: null, current_of: null, given_up_at: at })
        .where('user_id', '=', id)
        .where('settled_at', 'is', null)
        .where('given_up_at', 'is', null)
        .executeTakeFirst();
      const accounts = await tx
        .updateTable('connect_accounts')
        .set({ detached_at: at, failed_payouts: '[]' })
        .where('user_id', '=', id)
        .where('detached_at', 'is', null)
        .executeTakeFirst();
      return Number(intents.numUpdatedRows + accounts.numUpdatedRows);
    },
  };
}
