import { type Page, pageOf, type Reader, readCursor } from '@ticket-hub/db';
import { type Price, priceOf } from '../events/event.ts';
import type { MovementRow } from './movement.ts';

/** A movement as an operator sees it. */
export interface Movement {
  id: string;
  kind: MovementRow['kind'];
  status: MovementRow['status'];
  orderId: string;
  eventId: string;
  /** Stripe's id, to look it up there. */
  paymentId: string | null;
  /** Of a refund; what a share comes to shows when it is levelled: null. */
  amount: Price | null;
  refusals: number;
  /** Stripe's code for the last refusal. */
  error: string | null;
  /** When it is tried next; null unless it is due. */
  nextTryAt: string | null;
  createdAt: string;
}

interface Wanted extends Page {
  status: 'due' | 'failed';
}

/** Movements that are due, or that were given up, the oldest first, a page at a time. */
export async function listMovements(
  db: Reader,
  { status, after, limit }: Wanted,
): Promise<{ movements: Movement[]; next: string | null } | 'invalid_cursor'> {
  const place = readCursor(after);
  if (place === 'invalid_cursor') return place;
  let query = db
    .selectFrom('movements')
    .innerJoin('orders', 'orders.id', 'movements.order_id')
    .selectAll('movements')
    .select(['orders.event_id', 'orders.payment_id', 'orders.currency'])
    .where('movements.status', '=', status);
  if (place)
    query = query.where((eb) =>
      eb(eb.refTuple('movements.created_at', 'movements.id'), '>', eb.tuple(place.time, place.id)),
    );
  const rows = await query
    .orderBy('movements.created_at')
    .orderBy('movements.id')
    .limit(limit + 1)
    .execute();
  const { page, next } = pageOf(rows, limit, (row) => ({ time: row.created_at, id: row.id }));
  const movements = page.map((row) => ({
    id: row.id,
    kind: row.kind,
    status: row.status,
    orderId: row.order_id,
    eventId: row.event_id,
    paymentId: row.payment_id,
    amount: row.kind === 'refund' ? priceOf(row.amount, row.currency) : null,
    refusals: row.refusals,
    error: row.error,
    nextTryAt: row.look_at,
    createdAt: row.created_at,
  }));
  return { movements, next };
}
