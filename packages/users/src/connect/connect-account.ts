import type { Database } from '@ticket-hub/db';
import { attachAccount } from './attach-account.ts';
import { idempotencyKeyAge } from './idempotency-key.ts';
import { beginIntent, giveUpIntent, type Intent } from './intent.ts';
import type { ConnectPorts } from './ports.ts';
import type { Refused, Unavailable } from './stripe-accounts.ts';

export type Connected =
  | { outcome: 'connected'; accountId: string }
  /** Stripe requires an e-mail address. */
  | { outcome: 'no_email' }
  /** Unknown, or deleted meanwhile: then `closeOrphans` closes the account that was created. */
  | { outcome: 'unknown_user' }
  /** Stripe did not respond. The next call resumes where this one stopped. */
  | { outcome: 'unavailable' }
  | { outcome: 'refused'; code: string };

/** A second round is needed when an attempt of more than a day ago created no account. */
const ROUNDS = 3;

/**
 * Returns the user's account at Stripe, created if they have none that works. Creates at most one, across concurrent
 * calls, processes and crashes: the intent is recorded first; Stripe is called outside any transaction with the intent's
 * idempotency key, so that a repeated call gets the same account; then the account is attached.
 */
export async function connectAccount(db: Database, ports: ConnectPorts, clerkId: string): Promise<Connected> {
  for (let round = 0; round < ROUNDS; round++) {
    const begun = await beginIntent(db, clerkId, ports.now());
    if (begun.outcome !== 'begun') return begun;
    const account = await accountFor(db, begun.intent, ports);
    if (account === 'unavailable') return { outcome: 'unavailable' };
    if (account !== 'expired' && 'accountId' in account)
      return await attachAccount(db, { ...account, clerkId, intentId: begun.intent.id }, ports.now());
    await giveUpIntent(db, begun.intent.id, ports.now());
    if (account !== 'expired') return { outcome: 'refused', code: account.refused };
  }
  return { outcome: 'unavailable' };
}

interface Account {
  accountId: string;
  /** Found at Stripe instead of created for this intent. */
  adopted: boolean;
}

/** `expired`: the idempotency key has expired without an account. */
async function accountFor(
  db: Database,
  intent: Intent,
  { stripe, now }: ConnectPorts,
): Promise<Account | Refused | Unavailable | 'expired'> {
  const keyAge = idempotencyKeyAge(intent.createdAt, now());
  if (keyAge !== 'fresh') {
    const found = await findAdoptable(db, intent, { stripe });
    return found ?? (keyAge === 'expired' ? 'expired' : 'unavailable');
  }
  const answer = await stripe.create({ userId: intent.userId, intentId: intent.id, email: intent.email });
  if (answer === 'unavailable') return answer;
  if ('accountId' in answer) return { accountId: answer.accountId, adopted: false };
  // Stripe can refuse to replay a call whose first answer was lost.
  return (await findAdoptable(db, intent, { stripe })) ?? answer;
}

/** An account whose metadata names the user and that was never linked: the answer that created it was lost. */
async function findAdoptable(
  db: Database,
  intent: Intent,
  { stripe }: Pick<ConnectPorts, 'stripe'>,
): Promise<Account | Unavailable | undefined> {
  const found = await stripe.find(intent.userId);
  if (found === 'unavailable') return found;
  const open = found.filter(({ closed }) => !closed).map(({ accountId }) => accountId);
  const known = await db.read.selectFrom('connect_accounts').select('id').where('id', 'in', open).execute();
  const accountId = open.find((id) => !known.some((account) => account.id === id));
  return accountId === undefined ? undefined : { accountId, adopted: true };
}
