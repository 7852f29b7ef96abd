import type { Clock } from '../../clock.ts';
import type { Account } from '../stripe-object.ts';

/** A timer beyond this fires at once. */
const longestTimer = 2_000_000_000;

/** Tells when what an account owes has become late. */
export function createDeadlines(clock: Clock, passed: (id: string) => void) {
  const timers = new Map<string, { cancel(): void }>();

  function watch(account: Account) {
    timers.get(account.id)?.cancel();
    timers.delete(account.id);
    const { status, time } = account.requirements?.summary?.minimum_deadline ?? {};
    if (account.closed || status !== 'currently_due' || time === undefined) return;
    const left = Math.max(0, Date.parse(time) - clock.now());
    const run = () => (left > longestTimer ? watch(account) : passed(account.id));
    timers.set(account.id, clock.after(Math.min(left, longestTimer), run));
  }

  return {
    watch,
    stop() {
      for (const timer of timers.values()) timer.cancel();
    },
  };
}
