import { randomUUID } from 'node:crypto';
import { receiveOnce } from '@ticket-hub/inbox';
import type { Deps } from '../deps.ts';
import type { Received } from './sources.ts';

/**
 * In the ledger, so that an operator sees when changes come without events. Events are late at times: only when none
 * comes at all afterwards does it say that Stripe is silent.
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
  await receiveOnce(db, found, async () => ({ outcome: 'found' }));
}
