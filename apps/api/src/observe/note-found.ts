import { randomUUID } from 'node:crypto';
import { receiveOnce } from '@ticket-hub/inbox';
import type { Deps } from '../deps.ts';
import type { Received } from './sources.ts';

/**
 * Records in the ledger that a change was found without an event, for operators. Events are sometimes late: Stripe counts
 * as silent only when none arrives afterwards.
 */
export async function noteFound({ db, now }: Pick<Deps, 'db' | 'now'>, type: string): Promise<void> {
  const id = randomUUID();
  const found: Received<'stripe-found'> = {
    source: 'stripe-found',
    id,
    type,
    subject: null,
    occurredAt: null,
    receivedAt: now(),
  };
  await receiveOnce(db, found, async () => ({ outcome: 'found' }), { expected: 'found' });
}
