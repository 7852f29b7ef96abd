import { randomUUID } from 'node:crypto';
import type { EventRow } from '../events/event.ts';
import { newTicketCode } from '../tickets/ticket-code.ts';
import { laterThan, OPENING_MS, type OrderRow, SESSION_MS } from './order.ts';

interface Terms {
  quantity: number;
  requestKey?: string | undefined;
  buyerId: string;
  accountId: string | null;
  feeBps: number;
  now: Date;
}

/** An order as it stands when its seats have just been taken. */
export function orderFor(event: EventRow, terms: Terms): OrderRow {
  const free = event.price === 0;
  const at = terms.now.toISOString();
  return {
    id: randomUUID(),
    event_id: event.id,
    buyer_id: terms.buyerId,
    request_key: terms.requestKey ?? null,
    status: free ? 'complete' : 'opening',
    quantity: terms.quantity,
    title: event.title,
    amount: event.price * terms.quantity,
    // For each ticket, so that what is refunded of them adds up to the whole.
    fee: Math.floor((event.price * terms.feeBps) / 10_000) * terms.quantity,
    currency: event.currency,
    account_id: free ? null : terms.accountId,
    session_id: null,
    session_url: null,
    expires_at: free ? null : laterThan(at, SESSION_MS),
    payment_id: null,
    look_at: free ? null : laterThan(at, OPENING_MS),
    created_at: at,
  };
}

export function ticketsFor(order: OrderRow) {
  return Array.from({ length: order.quantity }, () => ({
    id: randomUUID(),
    order_id: order.id,
    event_id: order.event_id,
    buyer_id: order.buyer_id,
    code: newTicketCode(),
    status: order.status === 'complete' ? ('valid' as const) : ('reserved' as const),
    seat: 1,
    amount: order.amount / order.quantity,
    fee: order.fee / order.quantity,
    used_at: null,
    before_dispute: null,
    created_at: order.created_at,
  }));
}
