import { BEAT_EVERY_MS } from '@ticket-hub/db';
import type { Deps } from '../deps.ts';
import { endHolds } from './end-holds.ts';
import { every } from './every.ts';
import { reconcileWhenDue } from './reconcile-when-due.ts';
import { sweepMoney } from './sweep-money.ts';
import { upkeep } from './upkeep.ts';

const MINUTE_MS = 60_000;

/** Runs the API's background jobs. Resolves when all have stopped. */
export async function runJobs(deps: Deps): Promise<void> {
  const { env, log, money, stopping, tallies } = deps;
  const jobs = [
    { name: 'upkeep', everyMs: 60 * MINUTE_MS, firstAfterMs: MINUTE_MS, run: () => upkeep(deps) },
    { name: 'holds', everyMs: MINUTE_MS / 6, firstAfterMs: 2_000, run: () => endHolds(deps) },
    { name: 'tallies', everyMs: 10_000, firstAfterMs: 10_000, run: () => tallies.flush() },
  ];
  if (env.reconcileEveryMs > 0) {
    // Checks more often than it runs, because another process may have run it or been killed.
    const everyMs = Math.min(env.reconcileEveryMs, MINUTE_MS);
    jobs.push({ name: 'reconcile', everyMs, firstAfterMs: 5_000, run: () => reconcileWhenDue(deps) });
  }
  if (money)
    jobs.push({ name: 'money', everyMs: MINUTE_MS / 6, firstAfterMs: 3_000, run: () => sweepMoney(deps, money) });
  await Promise.all([beatWhileRunning(deps), ...jobs.map((job) => every(job, log, stopping))]);
  await tallies.flush().catch((error: unknown) => log.error({ err: error }, 'The last tallies could not be written'));
}

/** Ends with the process, and waits for no other job: one that waits for a vendor is left behind. */
async function beatWhileRunning({ heartbeat, log, stopping }: Deps): Promise<void> {
  const beat = { name: 'heartbeat', everyMs: BEAT_EVERY_MS, firstAfterMs: 0, run: () => heartbeat.beat() };
  await every(beat, log, stopping);
  await heartbeat.stop().catch((error: unknown) => log.error({ err: error }, 'The heartbeat could not be stopped'));
}
