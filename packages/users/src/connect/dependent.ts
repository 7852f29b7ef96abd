import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import type { Dependent } from '../dependent.ts';
import { exportConnect } from './export-connect.ts';
import { restoreAccount } from './restore-account.ts';

/**
 * Removes what is stored about a deleted user's Stripe account: the e-mail address they gave, the link, and failed payouts.
 * The account itself is theirs and stays, because payments and refunds refer to it. `closeOrphans` closes an account that
 * is still being created; the link comes back with its user.
 */
export function connectDependent(now: () => Date): Dependent {
  return {
    name: 'connect',
    async remove(tx, { id }) {
      const values = { userId: id, at: now().toISOString() };
      const intents = await giveUpIntents(tx, values);
      const accounts = await detachAccounts(tx, values);
      return Number(intents.numAffectedRows) + Number(accounts.numAffectedRows);
    },
    restore: restoreAccount,
    export: (db, { id }) => exportConnect(db, id),
  };
}

interface Leaving {
  userId: string;
  at: string;
}

const giveUpIntents = compiled((tx: Transaction, { userId, at }: Values<Leaving>) =>
  tx
    .updateTable('connect_intents')
    .set({ email: null, current_of: null, given_up_at: at })
    .where('user_id', '=', userId)
    .where('settled_at', 'is', null)
    .where('given_up_at', 'is', null),
);

const detachAccounts = compiled((tx: Transaction, { userId, at }: Values<Leaving>) =>
  tx
    .updateTable('connect_accounts')
    .set({ detached_at: at, failed_payouts: '[]' })
    .where('user_id', '=', userId)
    .where('detached_at', 'is', null),
);
