import type { Database } from '@ticket-hub/db';
import type { PaymentPorts } from '../ports/ports.ts';
import { allAtOnce } from '../sweeping/all-at-once.ts';
import type { Sweep } from '../sweeping/sweep.ts';
import type { Performed } from './movement.ts';
import { performMovement } from './perform-movement.ts';

interface Swept {
  moved: number;
  refused: number;
  /** Refused too often: an operator has to act. */
  failed: number;
  unavailable: number;
}

/**
 * Performs what is due: refunds of tickets, and what follows from them and from disputes for the organizers. What is of
 * one payment is done one after the other, since Stripe locks it.
 */
export async function sweepMovements(db: Database, ports: PaymentPorts, { limit, mayContinue }: Sweep): Promise<Swept> {
  const due = await db.read
    .selectFrom('movements')
    .select(['id', 'order_id'])
    .where('look_at', '<=', ports.now().toISOString())
    .where('status', '=', 'due')
    .orderBy('look_at')
    // A refund comes before the share that follows from it.
    .orderBy('id')
    .limit(limit)
    .execute();
  const payments = [...Map.groupBy(due, ({ order_id }) => order_id).values()];
  const performed: Performed[] = [];
  await allAtOnce(
    payments,
    { atOnce: ports.payments.atOnce, ...(mayContinue && { mayContinue }) },
    async (movements) => {
      for (const { id } of movements) performed.push(await performMovement(db, ports, id));
    },
  );
  const count = (outcome: Performed) => performed.filter((one) => one === outcome).length;
  return {
    moved: count('moved'),
    refused: count('refused'),
    failed: count('failed'),
    unavailable: count('unavailable'),
  };
}
