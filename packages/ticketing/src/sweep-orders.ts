import type { Database } from '@ticket-hub/db';
import { allAtOnce } from './all-at-once.ts';
import type { PaymentPorts } from './ports.ts';
import { type Settled, settleOrder } from './settle-order.ts';
import type { Sweep } from './sweep.ts';

interface Swept {
  looked: number;
  paid: number;
  expired: number;
  unavailable: number;
}

/** Asks about checkouts that nobody told us of, ends those that nobody wants, and gives back seats that were given up. */
export async function sweepOrders(db: Database, ports: PaymentPorts, { limit, goOn }: Sweep): Promise<Swept> {
  const orders = await db.read
    .selectFrom('orders')
    .select('id')
    .where('look_at', '<=', ports.now().toISOString())
    .orderBy('look_at')
    .limit(limit)
    .execute();
  const settled = await allAtOnce(orders, { atOnce: ports.payments.atOnce, ...(goOn && { goOn }) }, ({ id }) =>
    settleOrder(db, ports, id),
  );
  const count = (outcome: Settled) => settled.filter((one) => one === outcome).length;
  return { looked: settled.length, paid: count('paid'), expired: count('expired'), unavailable: count('unavailable') };
}
