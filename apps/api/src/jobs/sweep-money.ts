import { takeLease } from '@ticket-hub/db';
import { sweepDisputes, sweepOrders, sweepRefunds } from '@ticket-hub/ticketing';
import { closeOrphans, refreshAccounts } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import { noteFound } from '../note-found.ts';

const LEASE_MS = 5 * 60_000;
const BATCH = { limit: 50 };
const ASK_AGAIN_AFTER_MS = 6 * 60 * 60_000;

const nothing = () => 0;

/**
 * Does with Stripe what rows say is due, and asks about what no event told of. Each sweep is safe to run twice; that one
 * process does it at a time only saves requests.
 */
export async function sweepMoney({ db, log, now }: Deps, money: Money): Promise<void> {
  const lease = await takeLease(db, { name: 'money', lastsMs: LEASE_MS, now });
  if (!lease) return;
  const { connect, ticketing } = money;
  const accounts = { ...BATCH, olderThanMs: ASK_AGAIN_AFTER_MS };
  // Each says how much it has found at Stripe that no event had told of.
  const sweeps = {
    orders: async () => (await sweepOrders(db, ticketing, BATCH)).paid,
    refunds: () => sweepRefunds(db, ticketing, BATCH).then(nothing),
    disputes: async () => (await sweepDisputes(db, ticketing, BATCH)).changed,
    orphans: () => closeOrphans(db, connect, BATCH).then(nothing),
    accounts: async () => (await refreshAccounts(db, connect, accounts)).changed,
  };
  try {
    for (const [sweep, run] of Object.entries(sweeps)) {
      // One that stumbles does not keep the others from what is due.
      try {
        if ((await run()) > 0) await noteFound({ db, now }, sweep);
      } catch (error) {
        log.error({ err: error, sweep }, 'A sweep failed');
      }
    }
  } finally {
    await lease.release();
  }
}
