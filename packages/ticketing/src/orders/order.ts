import type { Tables, Transaction } from '@ticket-hub/db';
import type { Selectable } from 'kysely';
import { limits } from '../limits.ts';

export type OrderRow = Selectable<Tables['orders']>;

const MINUTE_MS = 60_000;

/** How long after the order was made its session ends. What is more than the seats' time is for opening it. */
export const SESSION_MS = limits.seatsHeldMs + 10 * MINUTE_MS;

/** For this long after the order was made Stripe still takes its session's end. Later its seats are given back. */
export const OPENING_MS = 8 * MINUTE_MS;

export function laterThan(time: string | Date, ms: number): string {
  return new Date(new Date(time).getTime() + ms).toISOString();
}

/** So that a payment of which no event told is confirmed within a minute, the sweep's own beat included. */
const PAYABLE_LOOK_MS = 30_000;

/**
 * When to ask about an order again of which no event comes: all the time while it can be paid, once its session is over,
 * and then less and less often (a bank debit takes days).
 */
export function nextLook(order: Pick<OrderRow, 'created_at' | 'expires_at'>, now: Date): string {
  const age = now.getTime() - Date.parse(order.created_at);
  const end = order.expires_at === null ? null : laterThan(order.expires_at, 1_000);
  if (end === null || end <= now.toISOString())
    return laterThan(now, Math.min(Math.max(age / 2, 2 * MINUTE_MS), 6 * 60 * MINUTE_MS));
  const look = laterThan(now, PAYABLE_LOOK_MS);
  if (end < look) return end;
  return look;
}

/** Holds the order's row until `tx` ends: what is decided about its money is decided one after the other. */
export async function holdOrder(tx: Transaction, orderId: string): Promise<OrderRow> {
  return await tx
    .updateTable('orders')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', orderId)
    .returningAll()
    .executeTakeFirstOrThrow();
}
