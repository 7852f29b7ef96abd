import type { Answers } from '../../api/trpc.ts';

type OwnTicket = Pick<Answers['tickets']['mine']['tickets'][number], 'status' | 'orderId'>;

/** State of the payment for the latest order. `none`: there is no order, or no ticket of it counts. */
export type Payment = 'pending' | 'confirmed' | 'none';

export function paymentOf(tickets: OwnTicket[]): Payment {
  const states = latestOrder(tickets).map(({ status }) => status);
  if (states.includes('reserved')) return 'pending';
  return states.some((status) => status === 'valid' || status === 'used') ? 'confirmed' : 'none';
}

/** How many tickets are reserved and not paid for, in the latest order that has such tickets. */
export function unpaidOf(tickets: OwnTicket[]): number {
  return latestOrder(tickets.filter(({ status }) => status === 'reserved')).length;
}

/** Relies on the API's sorting: the latest first. */
function latestOrder(tickets: OwnTicket[]): OwnTicket[] {
  return tickets.filter(({ orderId }) => orderId === tickets[0]?.orderId);
}
