import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { announceAccount } from '../facts.ts';
import { columnsOf, unreachable } from './account-columns.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { ConnectPorts } from './ports.ts';
import type { AccountSnapshot } from './stripe-accounts.ts';

/** `unknown_account`: no user has or had it, its owner has disconnected it, or Stripe does not know it. */
export type Synced = 'changed' | 'unchanged' | 'unknown_account' | 'unavailable';

const queues = new WeakMap<Database, OneAtATime<Synced>>();

/**
 * Retrieves the account from Stripe and stores what it may do. This is the only source of its capabilities: events merely
 * trigger a sync. Requests for one account are serialized in this process; across processes, the answer to the later
 * request wins. Closed accounts are synced too, because Stripe can restore them for up to 90 days.
 */
export async function syncAccount(db: Database, ports: ConnectPorts, accountId: string): Promise<Synced> {
  const queue = queues.get(db) ?? new OneAtATime<Synced>();
  queues.set(db, queue);
  return await queue.run(accountId, () => retrieve(db, ports, accountId));
}

async function retrieve(db: Database, ports: ConnectPorts, accountId: string): Promise<Synced> {
  const requestNumber = await transact(db, (tx) => nextRequestNumber(tx, accountId, ports.now()));
  if (typeof requestNumber === 'string') return requestNumber;
  const snapshot = await ports.stripe.get(accountId);
  if (snapshot === 'unavailable') return snapshot;
  const written = await transact(db, (tx) => write(tx, { accountId, requestNumber, snapshot }, ports));
  return snapshot === 'unknown' ? 'unknown_account' : written;
}

async function nextRequestNumber(tx: Transaction, accountId: string, now: Date): Promise<number | Synced> {
  const row = await tx
    .updateTable('connect_accounts')
    .set((eb) => ({ asked: eb('asked', '+', 1), asked_at: now.toISOString() }))
    .where('id', '=', accountId)
    .where('detached_at', 'is', null)
    .returning('asked')
    .executeTakeFirst();
  return row?.asked ?? 'unknown_account';
}

interface Answer {
  accountId: string;
  requestNumber: number;
  snapshot: AccountSnapshot | 'unknown';
}

async function write(
  tx: Transaction,
  { accountId, requestNumber, snapshot }: Answer,
  ports: ConnectPorts,
): Promise<Synced> {
  const before = await tx
    .updateTable('connect_accounts')
    .set({ answered: requestNumber })
    .where('id', '=', accountId)
    .where('answered', '<', requestNumber)
    .where('detached_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!before) return 'unchanged';

  const after = snapshot === 'unknown' ? unreachable : columnsOf(snapshot, { before, now: ports.now() });
  if (keysOf(after).every((key) => after[key] === before[key])) return 'unchanged';
  await tx.updateTable('connect_accounts').set(after).where('id', '=', accountId).execute();
  // A replaced account has no user who would have to be notified.
  const user = await tx
    .selectFrom('users')
    .select('clerk_id')
    .where('stripe_connect_id', '=', accountId)
    .executeTakeFirst();
  if (!user) return 'changed';
  await announceAccount(tx, user.clerk_id);
  if (after.can_receive !== before.can_receive) await ports.canReceiveChanged?.(tx, before.user_id);
  return 'changed';
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
