import type { Clock } from '../../clock.ts';
import type { CheckoutSession } from '../stripe-object.ts';

/** Expires open sessions when they are due. */
export function createExpiry(clock: Clock, expire: (id: string) => void) {
  const timers = new Map<string, { cancel(): void }>();

  function forget(id: string) {
    timers.get(id)?.cancel();
    timers.delete(id);
  }

  return {
    watch({ id, status, expires_at: at }: CheckoutSession) {
      if (status !== 'open') return;
      timers.set(
        id,
        clock.after(Math.max(0, at * 1000 - clock.now()), () => expire(id)),
      );
    },
    forget,
    stop() {
      for (const id of timers.keys()) forget(id);
    },
  };
}
