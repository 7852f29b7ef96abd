import { type Database, type Tables, transact } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { idempotencyKeyAge } from './idempotency-key.ts';
import type { ConnectPorts } from './ports.ts';

interface Swept {
  closed: number;
  /** Intents that may still produce an account, or for which Stripe did not respond. */
  waiting: number;
}

/** Each check may read Stripe's whole list of accounts. */
const CHECK_AGAIN_AFTER_MS = 60 * 60_000;

/**
 * Closes accounts at Stripe that were created for abandoned intents, whose users were deleted while connecting. An account
 * that was ever linked is never closed. An intent is checked until its idempotency key has expired, because its account
 * can appear late: the process that created it may have died before recording it.
 */
export async function closeOrphans(db: Database, ports: ConnectPorts, { limit }: { limit: number }): Promise<Swept> {
  const lookedBefore = new Date(ports.now().getTime() - CHECK_AGAIN_AFTER_MS).toISOString();
  const intents = await db.read
    .selectFrom('connect_intents')
    .selectAll()
    .where('given_up_at', 'is not', null)
    .where('settled_at', 'is', null)
    .where((eb) => eb.or([eb('looked_at', 'is', null), eb('looked_at', '<', lookedBefore)]))
    .orderBy((eb) => eb.fn.coalesce('looked_at', 'given_up_at'))
    .limit(limit)
    .execute();
  const swept: Swept = { closed: 0, waiting: 0 };
  for (const intent of intents) {
    const { closed, settled } = await closeWhatCameOf(db, intent, ports);
    swept.closed += closed;
    if (!settled) swept.waiting++;
    const at = ports.now().toISOString();
    await transact(db, (tx) =>
      tx
        .updateTable('connect_intents')
        .set({ looked_at: at, ...(settled && { settled_at: at }) })
        .where('id', '=', intent.id)
        .execute(),
    );
  }
  return swept;
}

type IntentRow = Selectable<Tables['connect_intents']>;

async function closeWhatCameOf(db: Database, intent: IntentRow, { stripe, now }: ConnectPorts) {
  const accounts = await accountsOf(intent, stripe);
  if (accounts === 'unavailable') return { closed: 0, settled: false };
  if (accounts.length === 0) {
    return { closed: 0, settled: idempotencyKeyAge(intent.given_up_at ?? intent.created_at, now()) === 'expired' };
  }
  const linked = await db.read.selectFrom('connect_accounts').select('id').where('id', 'in', accounts).execute();
  let closed = 0;
  let failed = 0;
  for (const id of accounts) {
    if (linked.some((account) => account.id === id)) continue;
    if ((await stripe.close(id)) === 'closed') closed++;
    else failed++;
  }
  return { closed, settled: failed === 0 };
}

async function accountsOf(intent: IntentRow, stripe: ConnectPorts['stripe']): Promise<string[] | 'unavailable'> {
  if (intent.account_id !== null) return [intent.account_id];
  const found = await stripe.find(intent.user_id);
  if (found === 'unavailable') return found;
  return found.filter(({ intentId }) => intentId === intent.id).map(({ accountId }) => accountId);
}
