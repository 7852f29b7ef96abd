import type { Reader } from '@ticket-hub/db';
import { keptOf } from '../movements/share.ts';
import { type Returned, returnedOfEvents } from './returned-of-events.ts';

/** Minor units. `net` is what the organizer holds, or is to hold, of what buyers have paid. */
export interface EventMoney {
  gross: number;
  /** Gone back to buyers, or on its way. */
  refunded: number;
  /** In disputes that are not won. */
  disputed: number;
  /** What the platform keeps of the rest. */
  fee: number;
  net: number;
}

export const noMoney: EventMoney = { gross: 0, refunded: 0, disputed: 0, fee: 0, net: 0 };

/** By event; one that has sold nothing is missing. */
export async function moneyOfEvents(db: Reader, eventIds: string[]): Promise<Map<string, EventMoney>> {
  if (eventIds.length === 0) return new Map();
  const paid = await db
    .selectFrom('orders')
    .select((eb) => ['event_id', eb.fn.sum<number>('amount').as('gross'), eb.fn.sum<number>('fee').as('fee')])
    .where('event_id', 'in', eventIds)
    .where('status', '=', 'complete')
    .groupBy('event_id')
    .execute();
  const returned = Map.groupBy(await returnedOfEvents(db, eventIds), ({ event_id }) => event_id);
  return new Map(paid.map((row) => [row.event_id, moneyOf(row, returned.get(row.event_id) ?? [])]));
}

function moneyOf(paid: { gross: number; fee: number }, returned: Returned[]): EventMoney {
  let fee = Number(paid.fee);
  let refunded = 0;
  let disputed = 0;
  for (const order of returned) {
    const back = Math.min(order.amount, order.refunds + order.dashboard);
    const claimed = Math.min(order.amount - back, order.disputes);
    fee += keptOf(order, back + claimed).fee - order.fee;
    refunded += back;
    disputed += claimed;
  }
  const gross = Number(paid.gross);
  return { gross, refunded, disputed, fee, net: gross - refunded - disputed - fee };
}
