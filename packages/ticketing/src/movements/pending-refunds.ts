import type { Reader } from '@ticket-hub/db';

export interface PendingRefunds {
  /** Refunds, and shares of organizers, that the sweep still has to move. */
  due: number;
  /** Those that were given up: an alarm. */
  failed: number;
  oldestDue: string | null;
  /** Checkouts that may still be paid. */
  openOrders: number;
  openDisputes: number;
}

/** What money is under way, for those who watch over the installation. */
export async function pendingRefunds(db: Reader): Promise<PendingRefunds> {
  const movements = await db
    .selectFrom('movements')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count'), eb.fn.min('created_at').as('oldest')])
    .where('status', 'in', ['due', 'failed'])
    .groupBy('status')
    .execute();
  const due = movements.find(({ status }) => status === 'due');
  const orders = await db
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('look_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const disputes = await db
    .selectFrom('disputes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('status', 'in', ['open', 'appealed'])
    .executeTakeFirstOrThrow();
  return {
    due: due?.count ?? 0,
    failed: movements.find(({ status }) => status === 'failed')?.count ?? 0,
    oldestDue: due?.oldest ?? null,
    openOrders: orders.count,
    openDisputes: disputes.count,
  };
}
