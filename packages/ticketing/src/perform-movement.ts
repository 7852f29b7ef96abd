import { type Database, transact } from '@ticket-hub/db';
import { keyLife } from '@ticket-hub/users';
import { finishMovement, refuseMovement, renewKey, waitForMovement } from './conclude-movement.ts';
import type { PaymentMeans } from './means.ts';
import { claimMovement, type DueMovement, forStripe } from './movement.ts';
import type { Moved, Refused } from './payments.ts';

export type Performed = 'moved' | 'refused' | 'failed' | 'waiting' | 'unavailable' | 'taken';

/**
 * Has Stripe move what is due, once, however many sweeps are at it and wherever they die: the key is written down before
 * Stripe is called, so that a call without an answer is repeated and not done again. Where the key alone cannot tell
 * (it is forgotten, or an earlier attempt was refused) Stripe is first asked what came of it.
 */
export async function performMovement(db: Database, means: PaymentMeans, id: string): Promise<Performed> {
  const due = await transact(db, (tx) => claimMovement(tx, id, means.now()));
  if (!due) return 'taken';
  const answer = await attempt(db, due, means);
  if (answer === 'unavailable') {
    await transact(db, (tx) => waitForMovement(tx, due, { now: means.now() }));
    return 'unavailable';
  }
  return await conclude(db, due, { answer, now: means.now() });
}

async function attempt(db: Database, due: DueMovement, means: PaymentMeans): Promise<Moved | Refused | 'unavailable'> {
  const { payments, now } = means;
  const life = keyLife(due.key_since ?? due.created_at, now());
  if (due.moved_id !== null || due.refusals > 0 || life !== 'usable') {
    const found = await payments.findMoved(forStripe(due));
    if (found === 'unavailable') return found;
    // One that failed under an earlier key was counted as a refusal, and moves nothing any more.
    if (found !== 'none' && (found.state !== 'failed' || found.movedId === due.moved_id)) return found;
    if (due.moved_id !== null || life === 'ending') return 'unavailable';
    if (life === 'forgotten') await transact(db, (tx) => renewKey(tx, due, now()));
  }
  return await payments.move(forStripe(due), due.key ?? due.id);
}

interface Conclusion {
  answer: Moved | Refused;
  now: Date;
}

/** Writes down what Stripe has answered about a movement. */
export async function conclude(db: Database, due: DueMovement, { answer, now }: Conclusion): Promise<Performed> {
  return await transact(db, async (tx): Promise<Performed> => {
    if ('refused' in answer) return await refuseMovement(tx, due, { code: answer.refused, now });
    switch (answer.state) {
      case 'done':
        await finishMovement(tx, due, { movedId: answer.movedId, now });
        return 'moved';
      case 'failed':
        return await refuseMovement(tx, due, { code: 'failed', now });
      case 'pending':
        await waitForMovement(tx, due, { now, movedId: answer.movedId });
        return 'waiting';
    }
  });
}
