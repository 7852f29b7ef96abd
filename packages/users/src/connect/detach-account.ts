import { type Database, transact } from '@ticket-hub/db';
import { unlinkAccount } from '../stripe-connect-id.ts';
import type { ConnectPorts } from './ports.ts';

export type Detached = 'detached' | 'unchanged';

/**
 * Records that the account's owner has disconnected it from this platform: no more money can be sent there, and its user
 * may connect another. Payments keep the account that they went to.
 */
export async function detachAccount(
  db: Database,
  ports: Pick<ConnectPorts, 'now' | 'canReceiveChanged'>,
  accountId: string,
): Promise<Detached> {
  return await transact(db, async (tx) => {
    await unlinkAccount(tx, accountId, ports.now());
    const account = await tx
      .updateTable('connect_accounts')
      .set({ detached_at: ports.now().toISOString(), failed_payouts: '[]' })
      .where('id', '=', accountId)
      .where('detached_at', 'is', null)
      .returning(['user_id', 'can_receive'])
      .executeTakeFirst();
    if (account?.can_receive === 1) await ports.canReceiveChanged?.(tx, account.user_id);
    return account ? 'detached' : 'unchanged';
  });
}
