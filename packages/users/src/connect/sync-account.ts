import { type Database, type Transaction, transact } from '@ticket-hub/db';
import { announceAccount } from '../facts.ts';
import { columnsOf, unreachable } from './account-columns.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { ConnectPorts } from './ports.ts';
import type { AccountSnapshot } from './stripe-accounts.ts';

/** `unknown_account`: nobody here has or had it, its owner has disconnected it, or Stripe knows no such account. */
export type Synced = 'changed' | 'unchanged' | 'unknown_account' | 'unavailable';

const lines = new WeakMap<Database, OneAtATime<Synced>>();

/**
 * Asks Stripe what the account may do, and writes that down: nothing else says that it may do more. Events are mere reasons to ask. One
 * question at a time for an account in this process; over processes, the answer to the question that was asked later
 * wins. A closed account is asked about as any other: Stripe restores some, for up to 90 days.
 */
export async function syncAccount(db: Database, ports: ConnectPorts, accountId: string): Promise<Synced> {
  const line = lines.get(db) ?? new OneAtATime<Synced>();
  lines.set(db, line);
  return await line.run(accountId, () => ask(db, ports, accountId));
}

async function ask(db: Database, ports: ConnectPorts, accountId: string): Promise<Synced> {
  const asked = await transact(db, (tx) => nextQuestion(tx, accountId, ports.now()));
  if (typeof asked === 'string') return asked;
  const snapshot = await ports.stripe.get(accountId);
  if (snapshot === 'unavailable') return snapshot;
  const written = await transact(db, (tx) => write(tx, { accountId, asked, snapshot }, ports));
  return snapshot === 'unknown' ? 'unknown_account' : written;
}

async function nextQuestion(tx: Transaction, accountId: string, now: Date): Promise<number | Synced> {
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
  asked: number;
  snapshot: AccountSnapshot | 'unknown';
}

async function write(tx: Transaction, { accountId, asked, snapshot }: Answer, ports: ConnectPorts): Promise<Synced> {
  const before = await tx
    .updateTable('connect_accounts')
    .set({ answered: asked })
    .where('id', '=', accountId)
    .where('answered', '<', asked)
    .where('detached_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!before) return 'unchanged';

  const after = snapshot === 'unknown' ? unreachable : columnsOf(snapshot, { before, now: ports.now() });
  if (keysOf(after).every((key) => after[key] === before[key])) return 'unchanged';
  await tx.updateTable('connect_accounts').set(after).where('id', '=', accountId).execute();
  // Nobody is waiting for word of an account that its user has replaced.
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
