import type { Answers } from '../../api/trpc.ts';

type OwnTicket = Pick<Answers['tickets']['mine']['tickets'][number], 'status' | 'orderId' | 'reservedUntil'>;

/** State of the payment for the latest order. `none`: there is no order, or no ticket of it counts. */
export type Payment = 'pending' | 'confirmed' | 'none';

export function paymentOf(tickets: OwnTicket[]): Payment {
  const states = latestOrder(tickets).map(({ status }) => status);
  if (states.includes('reserved')) return 'pending';
  return states.some((status) => status === 'valid' || status === 'used') ? 'confirmed' : 'none';
}

export interface Unpaid {
  orderId: string;
  quantity: number;
  /** When its checkout ends. */
  until: string | null;
}

/** The latest order whose tickets are reserved and not paid for. */
export function unpaidOf(tickets: OwnTicket[]): Unpaid | undefined {
  const order = latestOrder(tickets.filter(({ status }) => status === 'reserved'));
  return order[0] && { orderId: order[0].orderId, quantity: order.length, until: order[0].reservedUntil };
}

/** Relies on the API's sorting: the latest first. */
function latestOrder(tickets: OwnTicket[]): OwnTicket[] {
  return tickets.filter(({ orderId }) => orderId === tickets[0]?.orderId);
}
