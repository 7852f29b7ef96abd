import type { Database } from '@ticket-hub/db';
import type { PaymentPorts } from '../ports/ports.ts';
import { allAtOnce } from '../sweeping/all-at-once.ts';
import type { Sweep } from '../sweeping/sweep.ts';
import { type Settled, settleOrder } from './settle-order.ts';

interface Swept {
  looked: number;
  paid: number;
  expired: number;
  unavailable: number;
}

/** Asks Stripe about checkouts of which no event came, ends withdrawn ones, and frees the seats of expired ones. */
export async function sweepOrders(db: Database, ports: PaymentPorts, { limit, mayContinue }: Sweep): Promise<Swept> {
  const orders = await db.read
    .selectFrom('orders')
    .select('id')
    .where('look_at', '<=', ports.now().toISOString())
    .orderBy('look_at')
    .limit(limit)
    .execute();
  const settled = await allAtOnce(
    orders,
    { atOnce: ports.payments.atOnce, ...(mayContinue && { mayContinue }) },
    ({ id }) => settleOrder(db, ports, id),
  );
  const count = (outcome: Settled) => settled.filter((one) => one === outcome).length;
  return { looked: settled.length, paid: count('paid'), expired: count('expired'), unavailable: count('unavailable') };
}
