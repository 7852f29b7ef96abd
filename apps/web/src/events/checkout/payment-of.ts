import type { Answers } from '../../api/trpc.ts';

type OwnTicket = Pick<Answers['tickets']['mine']['tickets'][number], 'status' | 'orderId'>;

/** How it stands with what was just paid for. `none`: it came to nothing, or the money is on its way back. */
export type Payment = 'pending' | 'confirmed' | 'none';

export function paymentOf(tickets: OwnTicket[]): Payment {
  const states = latestOrder(tickets).map(({ status }) => status);
  if (states.includes('reserved')) return 'pending';
  return states.some((status) => status === 'valid' || status === 'used') ? 'confirmed' : 'none';
}

/** How many tickets wait for their payment. Of several orders, those of the last one. */
export function unpaidOf(tickets: OwnTicket[]): number {
  return latestOrder(tickets.filter(({ status }) => status === 'reserved')).length;
}

/** Of tickets that stand in the API's order, the latest first. */
function latestOrder(tickets: OwnTicket[]): OwnTicket[] {
  return tickets.filter(({ orderId }) => orderId === tickets[0]?.orderId);
}
