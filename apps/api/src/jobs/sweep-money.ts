import { takeLease } from '@ticket-hub/db';
import { sweepDisputes, sweepOrders, sweepRefunds } from '@ticket-hub/ticketing';
import { closeOrphans, refreshAccounts } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';

const LEASE_MS = 5 * 60_000;
const BATCH = { limit: 50 };
const ASK_AGAIN_AFTER_MS = 6 * 60 * 60_000;

/**
 * Does with Stripe what rows say is due, and asks about what no event told of. Each sweep is safe to run twice; that one
 * process does it at a time only saves requests.
 */
export async function sweepMoney({ db, log, now }: Deps, money: Money): Promise<void> {
  const lease = await takeLease(db, { name: 'money', lastsMs: LEASE_MS, now });
  if (!lease) return;
  try {
    const swept = {
      orders: await sweepOrders(db, money.ticketing, BATCH),
      refunds: await sweepRefunds(db, money.ticketing, BATCH),
      disputes: await sweepDisputes(db, money.ticketing, BATCH),
      orphans: await closeOrphans(db, money.connect, BATCH),
      accounts: await refreshAccounts(db, money.connect, { ...BATCH, olderThanMs: ASK_AGAIN_AFTER_MS }),
    };
    log.debug({ swept }, 'swept');
  } finally {
    await lease.release();
  }
}
