import { holdLease, takeLease } from '@ticket-hub/db';
import { findRefunds, sweepDisputes, sweepMovements, sweepOrders } from '@ticket-hub/ticketing';
import { closeOrphans, refreshAccounts } from '@ticket-hub/users';
import type { Deps, Money } from '../deps.ts';
import { noteFound } from '../observe/note-found.ts';

/** Renewed while a sweep runs. Another process takes over this long after its holder has died. */
export const LEASE_MS = 15_000;
/** How often Stripe's lists are read for changes without an event. Stripe limits reads: https://docs.stripe.com/rate-limits */
const LISTS_EVERY_MS = 5 * 60_000;
/** A limit that a sweep does not reach before it checks the lease and the clock again. */
const MANY = 500;
const FEW = 50;
/** Bounds refunds, so that orders are swept again soon: a buyer who has just paid waits for the ticket. */
const REFUNDS_AT_MOST_MS = 15_000;
const ASK_AGAIN_AFTER_MS = 6 * 60 * 60_000;

const nothing = () => 0;

/**
 * Performs what is due at Stripe, and looks for changes without an event. Each sweep is safe to run twice; the lease only
 * saves requests.
 */
export async function sweepMoney({ db, log, now, stopping }: Deps, money: Money): Promise<void> {
  const taken = await takeLease(db, { name: 'money', lastsMs: LEASE_MS, now });
  if (!taken) return;
  const lease = holdLease(taken, LEASE_MS);
  const mayContinue = () => lease.held() && !stopping.aborted;
  const { connect, ticketing } = money;
  const accounts = { limit: FEW, olderThanMs: ASK_AGAIN_AFTER_MS };
  /** Once per period over all processes: the lease is never released, so that it expires. */
  const oncePerPeriod = async (list: string, read: () => Promise<number>) =>
    (await takeLease(db, { name: `money ${list}`, lastsMs: LISTS_EVERY_MS, now })) ? await read() : 0;
  const forAtMost = (ms: number) => {
    const until = now().getTime() + ms;
    return () => mayContinue() && now().getTime() < until;
  };
  // Each returns how many changes it found at Stripe without an event.
  const sweeps = {
    ...(ticketing && {
      orders: async () => (await sweepOrders(db, ticketing, { limit: MANY, mayContinue })).paid,
      refunds: () =>
        sweepMovements(db, ticketing, { limit: MANY, mayContinue: forAtMost(REFUNDS_AT_MOST_MS) }).then(nothing),
      dashboard: () => oncePerPeriod('dashboard', async () => (await findRefunds(db, ticketing)).changed),
      disputes: () =>
        oncePerPeriod('disputes', async () => (await sweepDisputes(db, ticketing, { limit: FEW })).changed),
    }),
    orphans: () => closeOrphans(db, connect, { limit: FEW }).then(nothing),
    accounts: async () => (await refreshAccounts(db, connect, accounts)).changed,
  };
  try {
    for (const [sweep, run] of Object.entries(sweeps)) {
      if (!mayContinue()) return;
      // A sweep that fails must not block the others.
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
