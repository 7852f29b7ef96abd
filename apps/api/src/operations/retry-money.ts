import { retryFailedMovements } from '@ticket-hub/ticketing';
import type { Deps } from '../deps.ts';
import { recorded } from './recorded.ts';

interface Asked {
  actor: string;
  /** Only this movement; undefined: all that have failed. */
  movementId?: string | undefined;
}

/** What Stripe has refused too often is due again. The running API does it within a minute. */
export async function retryMoney(
  deps: Deps,
  { actor, movementId }: Asked,
): Promise<{ outcome: string; retried: number }> {
  const { db, now } = deps;
  return await recorded(deps, { actor, action: 'money.retry', subject: movementId ?? null }, async () => {
    const retried = await retryFailedMovements(db, now(), movementId);
    return { outcome: retried > 0 ? 'done' : 'nothing_failed', retried };
  });
}
