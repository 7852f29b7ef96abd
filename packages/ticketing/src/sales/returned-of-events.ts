import type { Reader } from '@ticket-hub/db';
import { sql } from 'kysely';

/** What of an order's payment went back, is to go back, or is claimed back. */
export interface Returned {
  event_id: string;
  amount: number;
  fee: number;
  refunds: number;
  dashboard: number;
  disputes: number;
}

/** A ticket is one of these as soon as something of its order's payment goes back that is worth a ticket. */
const TOUCHED = ['refund_due', 'refunded', 'refund_failed', 'disputed'] as const;

const sumOf = (sums: ReturnType<typeof sql<number>>) => sql<number>`coalesce((${sums}), 0)`;

/** The paid orders of which something went back; few, unless an event is cancelled. */
export async function returnedOfEvents(db: Reader, eventIds: string[]): Promise<Returned[]> {
  const rows = await db
    .selectFrom('orders')
    .select(['event_id', 'amount', 'fee'])
    .select([
      sumOf(sql`select sum(amount) from movements
        where order_id = orders.id and kind = 'refund' and status <> 'dropped'`).as('refunds'),
      sumOf(sql`select sum(amount) from dashboard_refunds
        where order_id = orders.id and status = 'standing'`).as('dashboard'),
      sumOf(sql`select sum(amount) from disputes where order_id = orders.id and status <> 'won'`).as('disputes'),
    ])
    .where('event_id', 'in', eventIds)
    .where('status', '=', 'complete')
    .where('amount', '>', 0)
    .where((eb) =>
      eb('id', 'in', (sub) =>
        sub
          .selectFrom('tickets')
          .select('order_id')
          .where('event_id', 'in', eventIds)
          .where('status', 'in', TOUCHED)
          .union(sub.selectFrom('dashboard_refunds').select('order_id')),
      ),
    )
    .execute();
  return rows.map((row) => ({
    ...row,
    refunds: Number(row.refunds),
    dashboard: Number(row.dashboard),
    disputes: Number(row.disputes),
  }));
}
