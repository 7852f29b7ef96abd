import type { Reader } from '@ticket-hub/db';
import { sql } from 'kysely';

/** By order: what dashboard refunds have given back beyond the tickets that they settled. Few events have any. */
export async function refundedBesides(db: Reader, eventId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('dashboard_refunds')
    .innerJoin('orders', 'orders.id', 'dashboard_refunds.order_id')
    .select('dashboard_refunds.order_id')
    .select((eb) => eb.fn.sum<number>('dashboard_refunds.amount').as('given'))
    .select(
      sql<number>`coalesce((select sum(tickets.amount) from tickets
        where tickets.order_id = dashboard_refunds.order_id and tickets.refunded_by is not null), 0)`.as('settled'),
    )
    .where('orders.event_id', '=', eventId)
    .where('dashboard_refunds.status', '=', 'standing')
    .groupBy('dashboard_refunds.order_id')
    .execute();
  const besides = rows.map(({ order_id, given, settled }) => [order_id, Number(given) - Number(settled)] as const);
  return new Map(besides.filter(([, amount]) => amount > 0));
}
