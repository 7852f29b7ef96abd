import type { Database } from '@ticket-hub/db';
import type { ConnectPorts } from './ports.ts';
import { syncAccount } from './sync-account.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Stripe restores a closed account for up to 90 days. */
const RESTORABLE_MS = 91 * DAY_MS;

interface Batch {
  limit: number;
  /** Accounts that were refreshed more recently are skipped. */
  olderThanMs: number;
}

interface Refreshed {
  asked: number;
  changed: number;
  unavailable: number;
}

/**
 * Refreshes accounts that were not synced for a while, the least recent first. A refresh moves an account to the end of
 * the queue, even without an answer, so that the rows themselves are the cursor and one unavailable account does not block
 * the others. Closed ones are refreshed once a day, for as long as Stripe may restore them.
 */
export async function refreshAccounts(db: Database, ports: ConnectPorts, batch: Batch): Promise<Refreshed> {
  const ago = (ms: number) => new Date(ports.now().getTime() - ms).toISOString();
  const accounts = await db.read
    .selectFrom('connect_accounts')
    .select('id')
    .where('detached_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('asked_at', 'is', null),
        eb.and([eb('closed_at', 'is', null), eb('asked_at', '<=', ago(batch.olderThanMs))]),
        eb.and([eb('closed_at', '>', ago(RESTORABLE_MS)), eb('asked_at', '<=', ago(DAY_MS))]),
      ]),
    )
    .orderBy((eb) => eb.fn.coalesce('asked_at', eb.val('')))
    .orderBy('id')
    .limit(batch.limit)
    .execute();
  const refreshed: Refreshed = { asked: 0, changed: 0, unavailable: 0 };
  for (const { id } of accounts) {
    const synced = await syncAccount(db, ports, id);
    refreshed.asked++;
    if (synced === 'changed') refreshed.changed++;
    if (synced === 'unavailable') refreshed.unavailable++;
  }
  return refreshed;
}
