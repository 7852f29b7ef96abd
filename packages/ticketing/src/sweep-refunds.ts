import type { Database } from '@ticket-hub/db';
import type { PaymentMeans } from './means.ts';
import { type Performed, performMovement } from './perform-movement.ts';

interface Swept {
  moved: number;
  refused: number;
  /** Given up: somebody has to look. */
  failed: number;
  unavailable: number;
}

/** Performs what is due: refunds of tickets, reversals of disputed transfers, and their return. */
export async function sweepRefunds(db: Database, means: PaymentMeans, { limit }: { limit: number }): Promise<Swept> {
  const due = await db.read
    .selectFrom('movements')
    .select('id')
    .where('look_at', '<=', means.now().toISOString())
    .where('status', '=', 'due')
    .orderBy('look_at')
    .limit(limit)
    .execute();
  const performed: Performed[] = [];
  for (const { id } of due) performed.push(await performMovement(db, means, id));
  const count = (outcome: Performed) => performed.filter((one) => one === outcome).length;
  return {
    moved: count('moved'),
    refused: count('refused'),
    failed: count('failed'),
    unavailable: count('unavailable'),
  };
}
