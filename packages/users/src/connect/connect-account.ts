import type { Database } from '@ticket-hub/db';
import { attachAccount } from './attach-account.ts';
import { keyLife } from './idempotency-key.ts';
import { beginIntent, giveUpIntent, type Intent } from './intent.ts';
import type { ConnectPorts } from './ports.ts';
import type { Refused, Unavailable } from './stripe-accounts.ts';

export type Connected =
  | { outcome: 'connected'; accountId: string }
  /** Stripe needs an address. */
  | { outcome: 'no_email' }
  /** Not here, or deleted meanwhile: then what was created is closed by `closeOrphans`. */
  | { outcome: 'unknown_user' }
  /** Stripe gave no answer. Nothing is lost: the next call goes on where this one stopped. */
  | { outcome: 'unavailable' }
  | { outcome: 'refused'; code: string };

/** A second round means that an attempt of more than a day ago came to nothing. */
const ROUNDS = 3;

/**
 * The user's account at Stripe, created if they have none that works: one, however often, from wherever and at how many
 * moments at once this is called, and wherever it dies. The intent is written down first; Stripe is called outside of
 * any transaction, with the intent's key, so that a repeated call gets the same account; then it is attached.
 */
export async function connectAccount(db: Database, ports: ConnectPorts, clerkId: string): Promise<Connected> {
  for (let round = 0; round < ROUNDS; round++) {
    const begun = await beginIntent(db, clerkId, ports.now());
    if (begun.outcome !== 'begun') return begun;
    const account = await accountFor(db, begun.intent, ports);
    if (account === 'unavailable') return { outcome: 'unavailable' };
    if (account !== 'forgotten' && 'accountId' in account)
      return await attachAccount(db, { ...account, clerkId, intentId: begun.intent.id }, ports.now());
    await giveUpIntent(db, begun.intent.id, ports.now());
    if (account !== 'forgotten') return { outcome: 'refused', code: account.refused };
  }
  return { outcome: 'unavailable' };
}

interface Account {
  accountId: string;
  /** It was found, not created for this intent. */
  adopted: boolean;
}

/** `forgotten`: the key can no longer be used and nothing came of it. */
async function accountFor(
  db: Database,
  intent: Intent,
  { stripe, now }: ConnectPorts,
): Promise<Account | Refused | Unavailable | 'forgotten'> {
  const life = keyLife(intent.createdAt, now());
  if (life !== 'usable') {
    const found = await findAdoptable(db, intent, { stripe });
    return found ?? (life === 'forgotten' ? 'forgotten' : 'unavailable');
  }
  const answer = await stripe.create({ userId: intent.userId, intentId: intent.id, email: intent.email });
  if (answer === 'unavailable') return answer;
  if ('accountId' in answer) return { accountId: answer.accountId, adopted: false };
  // Stripe can refuse to repeat a call whose first answer was lost.
  return (await findAdoptable(db, intent, { stripe })) ?? answer;
}

/** An account that names the user and was never linked to anybody: the answer that told of it was lost. */
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
