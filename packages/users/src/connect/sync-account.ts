import { type Database, publish, type Transaction, transact } from '@ticket-hub/db';
import { payoutTopics } from '../topics.ts';
import type { ConnectMeans } from './means.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { AccountSnapshot } from './stripe-accounts.ts';

/** `unknown_account`: nobody here has or had it, its owner has disconnected it, or Stripe knows no such account. */
export type Synced = 'changed' | 'unchanged' | 'unknown_account' | 'unavailable';

const lines = new WeakMap<Database, OneAtATime<Synced>>();

/**
 * Asks Stripe what the account may do, and writes that down: nothing else says that it may do more. Events are mere reasons to ask. One
 * question at a time for an account in this process; over processes, the answer to the question that was asked later
 * wins. A closed account stays closed.
 */
export async function syncAccount(db: Database, means: ConnectMeans, accountId: string): Promise<Synced> {
  const line = lines.get(db) ?? new OneAtATime<Synced>();
  lines.set(db, line);
  return await line.run(accountId, () => ask(db, means, accountId));
}

async function ask(db: Database, means: ConnectMeans, accountId: string): Promise<Synced> {
  const asked = await transact(db, (tx) => nextQuestion(tx, accountId, means.now()));
  if (typeof asked === 'string') return asked;
  const snapshot = await means.stripe.get(accountId);
  if (snapshot === 'unavailable') return snapshot;
  // Disconnected, or not this platform's: nothing can be sent there now. The link stays, for it may be our key that is wrong.
  if (snapshot === 'unknown') {
    await transact(db, (tx) => write(tx, { accountId, asked, snapshot: unreachable }, means));
    return 'unknown_account';
  }
  return await transact(db, (tx) => write(tx, { accountId, asked, snapshot }, means));
}

const unreachable: AccountSnapshot = {
  closed: false,
  transfers: 'none',
  payouts: 'none',
  requirements: [],
  deadline: null,
};

async function nextQuestion(tx: Transaction, accountId: string, now: Date): Promise<number | Synced> {
  const row = await tx
    .updateTable('connect_accounts')
    .set((eb) => ({ asked: eb('asked', '+', 1), asked_at: now.toISOString() }))
    .where('id', '=', accountId)
    .where('detached_at', 'is', null)
    .returning(['asked', 'closed_at'])
    .executeTakeFirst();
  if (!row) return 'unknown_account';
  return row.closed_at === null ? row.asked : 'unchanged';
}

interface Answer {
  accountId: string;
  asked: number;
  snapshot: AccountSnapshot;
}

async function write(tx: Transaction, { accountId, asked, snapshot }: Answer, means: ConnectMeans): Promise<Synced> {
  const before = await tx
    .updateTable('connect_accounts')
    .set({ answered: asked })
    .where('id', '=', accountId)
    .where('answered', '<', asked)
    .where('closed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!before) return 'unchanged';

  const at = means.now().toISOString();
  const canReceive = !snapshot.closed && snapshot.transfers === 'active';
  const after = {
    can_receive: canReceive ? 1 : 0,
    can_be_paid_out: !snapshot.closed && snapshot.payouts === 'active' ? 1 : 0,
    rejected: [snapshot.transfers, snapshot.payouts].includes('rejected') ? 1 : 0,
    requirements: JSON.stringify(snapshot.requirements),
    deadline: snapshot.deadline,
    activated_at: before.activated_at ?? (canReceive ? at : null),
    closed_at: snapshot.closed ? at : null,
  };
  if (keysOf(after).every((key) => after[key] === before[key])) return 'unchanged';
  const account = tx.updateTable('connect_accounts').where('id', '=', accountId);
  await account.set(after).execute();
  const user = await tx
    .selectFrom('users')
    .select('clerk_id')
    .where('id', '=', before.user_id)
    .executeTakeFirstOrThrow();
  await publish(tx, { audience: user.clerk_id, topics: payoutTopics });
  if (after.can_receive !== before.can_receive) await means.canReceiveChanged?.(tx, before.user_id);
  return 'changed';
}

function keysOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[];
}
