import type { Database } from '@ticket-hub/db';
import type { PaymentMeans } from './means.ts';
import { type Settled, settleOrder } from './settle-order.ts';

interface Swept {
  looked: number;
  paid: number;
  expired: number;
  unavailable: number;
}

/** Asks about checkouts that nobody told us of, ends those that nobody wants, and gives back seats that were given up. */
export async function sweepOrders(db: Database, means: PaymentMeans, { limit }: { limit: number }): Promise<Swept> {
  const orders = await db.read
    .selectFrom('orders')
    .select('id')
    .where('look_at', '<=', means.now().toISOString())
    .orderBy('look_at')
    .limit(limit)
    .execute();
  const settled: Settled[] = [];
  for (const { id } of orders) settled.push(await settleOrder(db, means, id));
  const count = (outcome: Settled) => settled.filter((one) => one === outcome).length;
  return { looked: settled.length, paid: count('paid'), expired: count('expired'), unavailable: count('unavailable') };
}
