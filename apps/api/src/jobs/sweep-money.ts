import { holdLease, takeLease } from '@ticket-hub/db';
import { findRefunds, sweepDisputes, sweepMovements, sweepOrders } from '@ticket-hub/ticketing';
import { closeOrphans, refreshAccounts } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import { noteFound } from '../observe/note-found.ts';

/** Renewed while a sweep works: so soon after its holder has died another goes on. */
export const LEASE_MS = 15_000;
/** How often Stripe is asked what no event told of. It counts what is read: https://docs.stripe.com/rate-limits */
const LISTS_EVERY_MS = 5 * 60_000;
/** More than is done before the lease and the clock are looked at again. */
const MANY = 500;
const FEW = 50;
/** Then orders are looked at again: somebody who has just paid waits for their ticket. */
const REFUNDS_AT_MOST_MS = 15_000;
const ASK_AGAIN_AFTER_MS = 6 * 60 * 60_000;

const nothing = () => 0;

/**
 * Does with Stripe what rows say is due, and asks about what no event told of. Each sweep is safe to run twice; that one
 * process does it at a time only saves requests.
 */
export async function sweepMoney({ db, log, now, stopping }: Deps, money: Money): Promise<void> {
  const taken = await takeLease(db, { name: 'money', lastsMs: LEASE_MS, now });
  if (!taken) return;
  const lease = holdLease(taken, LEASE_MS);
  const goOn = () => lease.held() && !stopping.aborted;
  const { connect, ticketing } = money;
  const accounts = { limit: FEW, olderThanMs: ASK_AGAIN_AFTER_MS };
  /** All processes together once in a while: the lease that says so is not given back. */
  const seldom = async (list: string, read: () => Promise<number>) =>
    (await takeLease(db, { name: `money ${list}`, lastsMs: LISTS_EVERY_MS, now })) ? await read() : 0;
  const forAtMost = (ms: number) => {
    const until = now().getTime() + ms;
    return () => goOn() && now().getTime() < until;
  };
  // Each says how much it has found at Stripe that no event had told of.
  const sweeps = {
    ...(ticketing && {
      orders: async () => (await sweepOrders(db, ticketing, { limit: MANY, goOn })).paid,
      refunds: () => sweepMovements(db, ticketing, { limit: MANY, goOn: forAtMost(REFUNDS_AT_MOST_MS) }).then(nothing),
      dashboard: () => seldom('dashboard', async () => (await findRefunds(db, ticketing)).changed),
      disputes: () => seldom('disputes', async () => (await sweepDisputes(db, ticketing, { limit: FEW })).changed),
    }),
    orphans: () => closeOrphans(db, connect, { limit: FEW }).then(nothing),
    accounts: async () => (await refreshAccounts(db, connect, accounts)).changed,
  };
  try {
    for (const [sweep, run] of Object.entries(sweeps)) {
      if (!goOn()) return;
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
